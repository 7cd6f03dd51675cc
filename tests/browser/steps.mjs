// @ts-check
// What a person does in the tests, by roles and names.

/** @typedef {import('playwright-core').Page} Page */

/** The measure at the top of the ranking. @param {Page} page @returns {Promise<string>} */
export async function firstMeasure(page) {
  const button = page.getByRole('table').getByRole('cell').getByRole('button').first();
  return (await button.textContent()) ?? '';
}

/** Titles in the order of the ranking, as far as it is in view. @param {Page} page */
export function ranking(page) {
  return page.getByRole('table').getByRole('cell').getByRole('button').allTextContents();
}

/** @param {Page} page @param {string} title */
export async function openMeasure(page, title) {
  await page.getByRole('table').getByRole('button', { name: title, exact: true }).click();
  const edit = page.getByRole('button', { name: 'Ändra åtgärden' });
  await edit.waitFor();
  if ((await edit.getAttribute('aria-expanded')) !== 'true') await edit.click();
}

/** @param {Page} page */
export const titleField = (page) =>
  page.getByRole('region', { name: 'Om åtgärden' }).getByRole('textbox').first();

/** @param {Page} page @param {string} title */
export async function changeTitle(page, title) {
  await titleField(page).fill(title);
  await titleField(page).press('Enter');
  await page.getByRole('table').getByRole('button', { name: title, exact: true }).waitFor();
}
