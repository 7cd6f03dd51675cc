// @ts-check
// What is printed is not the canvas but the page to take along about the screen that is open. The
// app makes it when the browser asks, and it is gone afterwards.

/**
 * @param {() => void} ask the app for the page; it comes at once
 * @returns {(bytes: Uint8Array) => void} takes it
 */
export function createPrinting(ask) {
  const sheet = document.createElement('div');
  sheet.id = 'print';
  document.body.append(sheet);
  // The page has a look of its own, that must not reach the app, nor the app's it.
  const root = sheet.attachShadow({ mode: 'open' });
  window.addEventListener('beforeprint', ask);
  window.addEventListener('afterprint', () => {
    delete document.documentElement.dataset.printing;
    root.replaceChildren();
  });
  return (bytes) => {
    const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
    const look = new CSSStyleSheet();
    look.replaceSync([...page.querySelectorAll('style')].map((one) => one.textContent).join('\n'));
    root.adoptedStyleSheets = [look];
    sheet.lang = page.documentElement.lang;
    root.replaceChildren(document.adoptNode(page.body));
    document.documentElement.dataset.printing = ''; // else what the page says itself is printed
  };
}
