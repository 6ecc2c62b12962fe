// Brought into a page to watch where the Tab key leads, and whether each place is seen.
window.keyboardWalk = (() => {
  const INTERACTIVE =
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, video[controls], [tabindex="0"]';
  /** Least contrast of what shows the focus, by WCAG 1.4.11. */
  const LEAST_CONTRAST = 3;
  const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  /** @type {HTMLElement[]} */
  let expected = [];
  /** @type {string[]} */
  let unfocused = [];
  /** @type {(HTMLElement | null)[]} */
  let reached = [];
  /** @type {string[]} */
  let problems = [];

  /** @param {Element} element */
  const named = (element) =>
    `<${element.localName}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)}`;

  /** A page has few colours, and many places. @type {Map<string, number[]>} */
  const pixels = new Map();

  /** @param {string} colour whatever its form @returns {number[]} red, green, blue, alpha */
  function pixel(colour) {
    const known = pixels.get(colour);
    if (known) return known;
    painter.clearRect(0, 0, 1, 1);
    painter.fillStyle = colour;
    painter.fillRect(0, 0, 1, 1);
    const found = [...painter.getImageData(0, 0, 1, 1).data];
    pixels.set(colour, found);
    return found;
  }

  /** @param {string} colour */
  function luminance(colour) {
    const [red, green, blue] = pixel(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** @param {Element | null} element @returns {string} the colour behind it */
  function ground(element) {
    if (element === null) return '#fff';
    const { backgroundColor } = getComputedStyle(element);
    return pixel(backgroundColor)[3] === 255 ? backgroundColor : ground(element.parentElement);
  }

  /** @param {Element} element */
  function indicator(element) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    return outlineStyle === 'none'
      ? boxShadow
      : `${outlineStyle} ${outlineWidth} ${outlineColor} ${boxShadow}`;
  }

  /** Whether any of it is seen: nine points of what is within the window. @param {Element} element */
  function isObscured(element) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [west, east] = [Math.max(0, left), Math.min(innerWidth, right)];
    const [north, south] = [Math.max(0, top), Math.min(innerHeight, bottom)];
    if (east <= west || south <= north) return true;
    return ![0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const hit = document.elementFromPoint(west + across * (east - west), north + down * (south - north));
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }),
    );
  }

  /** @param {HTMLElement} element */
  function look(element) {
    const place = expected.indexOf(element);
    if (place < 0) problems.push(`${named(element)}: takes the focus, and is nothing to use`);
    if (indicator(element) === unfocused[place])
      problems.push(`${named(element)}: looks the same with the focus`);
    const [one, other] = [getComputedStyle(element).outlineColor, ground(element.parentElement)].map(
      luminance,
    );
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < LEAST_CONTRAST)
      problems.push(`${named(element)}: its focus has a contrast of ${contrast.toFixed(2)}`);
    if (isObscured(element)) problems.push(`${named(element)}: is covered while it has the focus`);
  }

  function onKeyUp() {
    const element = document.activeElement;
    const isSomewhere = element instanceof HTMLElement && element !== document.body;
    reached.push(isSomewhere ? element : null);
    if (isSomewhere) look(element);
  }

  /** What stands neither below nor to the right of what comes before it is out of order. */
  function outOfOrder() {
    const boxes = expected.map((element) => ({ element, box: element.getBoundingClientRect() }));
    return boxes.slice(1).flatMap(({ element, box }, index) => {
      const before = boxes[index];
      const isBack = box.bottom <= before.box.top && box.left < before.box.left;
      return isBack ? [`${named(element)}: comes after ${named(before.element)}, and stands before it`] : [];
    });
  }

  return {
    /** Begins to watch; gives how many places there are. */
    begin() {
      // Tab begins at the top, wherever it was before.
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
      expected = [...document.querySelectorAll(INTERACTIVE)].filter(
        (element) =>
          element instanceof HTMLElement &&
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.matches(':disabled, [tabindex="-1"]'),
      );
      unfocused = expected.map(indicator);
      reached = [];
      problems = [];
      document.addEventListener('keyup', onKeyUp, true);
      return expected.length;
    },
    /** Ends watching; gives what was wrong, a line each. */
    end() {
      document.removeEventListener('keyup', onKeyUp, true);
      const last = reached.pop();
      if (last) problems.push(`${named(last)}: the Tab key does not lead out of the page`);
      const missed = expected.filter((element) => !reached.includes(element));
      problems.push(...missed.map((element) => `${named(element)}: is not reached`));
      if (missed.length === 0) {
        const wrong = expected.findIndex((element, index) => reached[index] !== element);
        if (wrong >= 0) problems.push(`${named(expected[wrong])}: is not reached in its turn`);
      }
      problems.push(...outOfOrder());
      return problems;
    },
  };
})();
