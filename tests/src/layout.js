// What of the layout a person could not read or press: lines that read "fault: element". A function body for the driver.
const dialogs = document.querySelectorAll('dialog[open]');
const scope = dialogs.length > 0 ? dialogs[dialogs.length - 1] : document.body;
const faults = new Set();

const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

const named = (element) => {
  const mark = element.id ? `#${element.id}` : typeof element.className === 'string' ? `.${element.className}` : '';
  const text = (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ');
  return `${element.tagName.toLowerCase()}${mark} “${text.slice(0, 60)}”`;
};

const root = document.scrollingElement;
if (root.scrollWidth > root.clientWidth + 1) faults.add(`the document is ${root.scrollWidth} pixels wide, the window ${root.clientWidth}`);
if (root.scrollHeight > root.clientHeight + 1) faults.add(`the document is ${root.scrollHeight} pixels high, the window ${root.clientHeight}`);

// Only a frame that is a table's own, a page of paper and a field go on to the right of what is seen.
const goesOn = (element) => element.matches('input, select, textarea') || element.querySelector(':scope > table, :scope canvas') !== null;
// The innermost element that reaches farthest to the right, which is what makes its frame scroll.
const scrolling = (element) => {
  let outer = element.parentElement;
  while (outer !== null && !/auto|scroll|hidden|clip/.test(getComputedStyle(outer).overflowX)) outer = outer.parentElement;
  return outer;
};
const reach = (element) => {
  const box = element.getBoundingClientRect();
  return Math.max(box.right, getComputedStyle(element).overflowX === 'visible' ? box.left + element.scrollWidth : 0);
};
const farthest = (frame) => [...frame.querySelectorAll('*')].filter((element) => scrolling(element) === frame && shown(element))
  .reduce((one, other) => (reach(other) > reach(one) - 0.5 ? other : one), frame.firstElementChild ?? frame);
for (const element of scope.querySelectorAll('*')) {
  if (element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth + 1 || !shown(element)) continue;
  if (/auto|scroll/.test(getComputedStyle(element).overflowX) && !goesOn(element)) {
    faults.add(`scrolls sideways: ${named(element)} (${element.scrollWidth} of ${element.clientWidth} pixels), as far as ${named(farthest(element))}`);
  }
}

const holds = (outer, inner, sides) => sides.every((side) =>
  side === 'left' || side === 'top' ? inner[side] >= outer[side] - 1.5 : inner[side] <= outer[side] + 1.5);
const across = ['left', 'right'];
const window_ = { left: 0, right: innerWidth, top: 0, bottom: innerHeight };

// For a screen reader alone.
const unseen = (element) => {
  for (let outer = element; outer !== null; outer = outer.parentElement) {
    const frame = outer.getBoundingClientRect();
    if (frame.width <= 1 && frame.height <= 1) return true;
  }
  return false;
};

// Text that nobody can scroll to. What ends in an ellipsis says what it is when it is pointed at.
const cut = (element, box) => {
  for (let outer = element; outer !== null; outer = outer.parentElement) {
    const style = getComputedStyle(outer);
    const frame = outer.getBoundingClientRect();
    if (/hidden|clip/.test(style.overflowX) && !holds(frame, box, across)) {
      return !(style.textOverflow === 'ellipsis' && outer.closest('[title], [data-copy]') !== null);
    }
    if (/hidden|clip/.test(style.overflowY) && !holds(frame, box, ['top', 'bottom'])) return true;
    if (/auto|scroll/.test(style.overflowX + style.overflowY)) {
      if (!/auto|scroll/.test(style.overflowX) && !holds(frame, box, across)) return true;
      box = frame;
    }
    if (style.position === 'fixed') break;
  }
  return !holds(window_, box, across);
};

const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
const range = document.createRange();
while (walker.nextNode()) {
  const text = walker.currentNode;
  const element = text.parentElement;
  if (text.data.trim() === '' || element.closest('option, .text, [aria-hidden=true], svg, .skip') || !shown(element) || unseen(element)) continue;
  range.selectNodeContents(text);
  const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const button = element.closest('button, .button');
  for (const box of boxes) {
    if (cut(element, box)) faults.add(`cut: ${named(element)}`);
    else if (button && !element.closest('.hidden') && !holds(button.getBoundingClientRect(), box, across)) faults.add(`over the edge: ${named(button)}`);
  }
}

// What of a control is in sight, the frames around it considered.
const inSight = (control) => {
  const { left, right, top, bottom } = control.getBoundingClientRect();
  const box = { left, right, top, bottom };
  for (let outer = control.parentElement; outer !== null; outer = outer.parentElement) {
    const style = getComputedStyle(outer);
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    const frame = outer.getBoundingClientRect();
    box.left = Math.max(box.left, frame.left);
    box.right = Math.min(box.right, frame.right);
    box.top = Math.max(box.top, frame.top);
    box.bottom = Math.min(box.bottom, frame.bottom);
  }
  return box;
};

const controls = [...scope.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter((control) => shown(control) && !control.matches('.skip, .hidden'))
  .map((control) => ({ control, box: inSight(control) }))
  .filter(({ box }) => box.right - box.left > 2 && box.bottom - box.top > 2);
for (const [index, one] of controls.entries()) {
  for (const other of controls.slice(index + 1)) {
    if (one.control.contains(other.control) || other.control.contains(one.control)) continue;
    const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (wide > 1.5 && high > 1.5) faults.add(`overlap: ${named(one.control)} and ${named(other.control)}`);
  }
}
return [...faults].slice(0, 12).join('\n');
