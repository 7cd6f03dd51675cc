// @ts-check
// A node of the semantic tree as a real element: which tag, which ARIA role, which attributes.
//
// Elements are placed absolutely, which takes the meaning from native tables and lists, and a
// scrolling one holds a spacer between itself and its children: where a native structure would
// break, a div carries the ARIA role instead.

/**
 * @typedef {{ value: string, label: string }} Option
 * @typedef {[number, number, number, number]} Box x, y, width, height within the parent
 * @typedef {{
 *   id: string, parent?: string, role: string, name?: string, value?: string, valueText?: string,
 *   description?: string, href?: string, min?: number, max?: number, step?: number, level?: number,
 *   rowCount?: number, columnCount?: number, rowIndex?: number, columnIndex?: number,
 *   setSize?: number, setPlace?: number, language?: string, disabled?: boolean,
 *   selected?: boolean, invalid?: boolean, current?: boolean, checked?: boolean, expanded?: boolean,
 *   focusable?: boolean, scrolls?: boolean, contentHeight?: number, scrollTop?: number,
 *   options?: Option[], b: Box,
 * }} Node
 *
 * named: how the name is said: as the element's own text, or as its label.
 * @typedef {{ tag: string, type?: string, role?: string, named: 'text' | 'label' }} Shape
 */

/** @type {Record<string, Shape>} */
const shapes = {
  group: { tag: 'div', named: 'label' },
  banner: { tag: 'header', role: 'banner', named: 'label' },
  navigation: { tag: 'nav', named: 'label' },
  main: { tag: 'main', named: 'label' },
  complementary: { tag: 'aside', named: 'label' },
  region: { tag: 'section', named: 'label' },
  heading: { tag: 'h1', named: 'text' },
  text: { tag: 'p', named: 'text' },
  link: { tag: 'a', named: 'text' },
  button: { tag: 'button', named: 'text' },
  checkbox: { tag: 'input', type: 'checkbox', named: 'label' },
  radio: { tag: 'input', type: 'radio', named: 'label' },
  radiogroup: { tag: 'div', role: 'radiogroup', named: 'label' },
  slider: { tag: 'input', type: 'range', named: 'label' },
  numberfield: { tag: 'input', type: 'text', named: 'label' },
  textfield: { tag: 'input', type: 'text', named: 'label' },
  textarea: { tag: 'textarea', named: 'label' },
  select: { tag: 'select', named: 'label' },
  tab: { tag: 'button', role: 'tab', named: 'text' },
  list: { tag: 'div', role: 'list', named: 'label' },
  item: { tag: 'div', role: 'listitem', named: 'text' },
  definitions: { tag: 'div', role: 'list', named: 'label' },
  term: { tag: 'div', role: 'listitem', named: 'text' },
  table: { tag: 'div', role: 'table', named: 'label' },
  row: { tag: 'div', role: 'row', named: 'label' },
  columnheader: { tag: 'div', role: 'columnheader', named: 'text' },
  rowheader: { tag: 'div', role: 'rowheader', named: 'text' },
  cell: { tag: 'div', role: 'cell', named: 'text' },
  grid: { tag: 'div', role: 'grid', named: 'label' },
  gridcell: { tag: 'div', role: 'gridcell', named: 'label' },
  image: { tag: 'div', role: 'img', named: 'label' },
  progress: { tag: 'div', role: 'progressbar', named: 'label' },
  status: { tag: 'div', role: 'status', named: 'text' },
  alert: { tag: 'div', role: 'alert', named: 'text' },
  dialog: { tag: 'div', role: 'dialog', named: 'label' },
};

/** @param {Node} node @returns {Shape} */
function shapeOf(node) {
  const shape = shapes[node.role] ?? shapes.group;
  if (node.role === 'heading') return { ...shape, tag: `h${node.level ?? 2}` };
  if (node.role === 'group' && node.name) return { ...shape, role: 'group' };
  return shape;
}

const fieldRoles = new Set(['textfield', 'textarea', 'numberfield']);
/** Is written in with the keyboard. @param {Node} node */
export const isField = (node) => fieldRoles.has(node.role);

/** An element of another kind is needed. @param {Node} before @param {Node} now */
export function needsOtherElement(before, now) {
  return before.role !== now.role || before.level !== now.level || !before.scrolls !== !now.scrolls;
}

/** @param {Node} node @returns {HTMLElement} */
export function elementFor(node) {
  const { tag, type, role } = shapeOf(node);
  const element = document.createElement(tag);
  element.dataset.id = node.id;
  element.dataset.role = node.role;
  if (role) element.setAttribute('role', role);
  if (element instanceof HTMLInputElement && type) element.type = type;
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (node.role === 'numberfield') element.setAttribute('inputmode', 'decimal');
  if (node.role === 'dialog') element.setAttribute('aria-modal', 'true');
  if (fieldRoles.has(node.role)) {
    element.setAttribute('autocomplete', 'off');
    element.spellcheck = node.role !== 'numberfield';
  }
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | undefined} value
 */
function setAttribute(element, name, value) {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** @param {boolean | undefined} flag */
const whenTrue = (flag) => (flag ? true : undefined);

/** @param {HTMLElement} element @param {Node} node */
function place(element, node) {
  const [x, y, width, height] = node.b;
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}

/**
 * The name as the element's own text, before its children.
 * @param {HTMLElement} element
 * @param {string} name
 */
function setText(element, name) {
  const first = element.firstChild;
  if (first instanceof Text) {
    if (first.data !== name) first.data = name;
  } else if (name) {
    element.prepend(name);
  }
}

/** @param {HTMLElement} element @param {Node} node @param {Shape} shape */
function setName(element, node, shape) {
  if (shape.named === 'label') setAttribute(element, 'aria-label', node.name);
  else setText(element, [node.name, node.value].filter(Boolean).join(' '));
  setAttribute(element, 'aria-description', node.description);
}

/** @param {HTMLElement} element @param {Node} node */
function setStates(element, node) {
  const isNativeControl =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;
  // A button that becomes disabled keeps its focus; what is written in or moved does not.
  if (isNativeControl) element.disabled = node.disabled ?? false;
  else setAttribute(element, 'aria-disabled', whenTrue(node.disabled));
  if (node.role === 'button') setAttribute(element, 'aria-pressed', node.checked);
  const isSelectable = ['tab', 'row', 'gridcell'].includes(node.role);
  setAttribute(element, 'aria-selected', isSelectable ? whenTrue(node.selected) : undefined);
  const isCurrent = node.current || (node.selected && !isSelectable);
  setAttribute(
    element,
    'aria-current',
    isCurrent ? (node.role === 'link' ? 'page' : 'true') : undefined,
  );
  setAttribute(element, 'aria-expanded', node.expanded);
  setAttribute(element, 'aria-invalid', whenTrue(node.invalid));
  setAttribute(element, 'aria-rowcount', node.rowCount);
  setAttribute(element, 'aria-colcount', node.columnCount);
  setAttribute(element, 'aria-rowindex', node.rowIndex);
  setAttribute(element, 'aria-colindex', node.columnIndex);
  setAttribute(element, 'aria-setsize', node.setSize);
  setAttribute(element, 'aria-posinset', node.setPlace);
  setAttribute(element, 'lang', node.language);
  // Of a grid's cells Tab reaches one, the others take the focus from it.
  if (node.role === 'gridcell') element.tabIndex = node.focusable ? 0 : -1;
  else if (node.focusable) element.tabIndex = 0;
}

/** @param {HTMLSelectElement} element @param {Option[]} options */
function setOptions(element, options) {
  const known = [...element.options];
  const isSame =
    known.length === options.length &&
    known.every(
      (option, place) =>
        option.value === options[place].value && option.label === options[place].label,
    );
  if (!isSame)
    element.replaceChildren(...options.map(({ value, label }) => new Option(label, value)));
}

/** What the control holds, as the app has it. @param {HTMLElement} element @param {Node} node */
export function setValue(element, node) {
  const value = node.value ?? '';
  if (element instanceof HTMLSelectElement) {
    setOptions(element, node.options ?? []);
    element.value = value;
  } else if (element instanceof HTMLTextAreaElement) {
    if (element.value !== value) element.value = value;
  } else if (element instanceof HTMLInputElement) {
    if (element.type === 'checkbox' || element.type === 'radio')
      element.checked = node.checked ?? false;
    else if (element.value !== value) element.value = value;
  } else if (node.role === 'progress') {
    setAttribute(element, 'aria-valuenow', value);
  }
}

/** @param {HTMLElement} element @param {Node} node */
function setRange(element, node) {
  if (element instanceof HTMLInputElement && element.type === 'range') {
    element.min = String(node.min ?? 0);
    element.max = String(node.max ?? 100);
    element.step = node.step ? String(node.step) : 'any';
    setAttribute(element, 'aria-valuetext', node.valueText);
  } else if (node.role === 'progress') {
    setAttribute(element, 'aria-valuemin', node.min ?? 0);
    setAttribute(element, 'aria-valuemax', node.max ?? 100);
    setAttribute(element, 'aria-valuetext', node.valueText);
  } else if (element instanceof HTMLInputElement && element.type === 'radio') {
    element.name = node.parent ?? '';
  } else if (element instanceof HTMLAnchorElement) {
    setAttribute(element, 'href', node.href);
  }
}

/**
 * Everything but the value, which a person may be changing.
 * @param {HTMLElement} element
 * @param {Node} node
 */
export function describe(element, node) {
  place(element, node);
  setName(element, node, shapeOf(node));
  setStates(element, node);
  setRange(element, node);
}
