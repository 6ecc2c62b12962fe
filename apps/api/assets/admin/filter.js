// Completion of a list's filter as it is written. Without it the filter works as well: mistakes are told by the page.

/** @typedef {{ insert: string, from: number, to: number, label: string, detail: string }} Completion */

const input = document.querySelector('input[data-completions]');
if (input instanceof HTMLInputElement) offerCompletions(input);

/** @param {string} id @param {Completion} completion @param {boolean} isActive */
function optionOf(id, { label, detail }, isActive) {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.ariaSelected = String(isActive);
  const name = document.createElement('code');
  name.textContent = label;
  const meaning = document.createElement('span');
  meaning.textContent = detail;
  option.append(name, meaning);
  return option;
}

/** The list of what could be written, and a remark on what cannot be understood. @param {HTMLInputElement} field */
function addList(field) {
  const list = document.createElement('ul');
  list.id = 'completions';
  list.role = 'listbox';
  list.ariaLabel = 'Completions';
  list.className = 'completions';
  list.hidden = true;
  const remark = document.createElement('p');
  remark.className = 'field-problem filter-remark';
  remark.role = 'status';
  field.after(list, remark);
  field.role = 'combobox';
  field.ariaAutoComplete = 'list';
  field.ariaExpanded = 'false';
  field.setAttribute('aria-controls', list.id);
  return { list, remark };
}

/** What is offered, and which of it is meant. @param {HTMLInputElement} field @param {HTMLElement} list */
function createChoice(field, list) {
  /** @type {readonly Completion[]} */
  let offered = [];
  let active = -1;

  function draw() {
    list.hidden = offered.length === 0;
    field.ariaExpanded = String(offered.length > 0);
    const options = offered.map((each, index) => optionOf(`completion-${index}`, each, index === active));
    list.replaceChildren(...options);
    field.setAttribute('aria-activedescendant', options[active]?.id ?? '');
    options[active]?.scrollIntoView({ block: 'nearest' });
  }

  return {
    isOpen: () => offered.length > 0,
    /** @param {number} index */
    at: (index) => offered[index],
    meant: () => offered[active],
    /** @param {readonly Completion[]} completions */
    offer(completions) {
      offered = completions;
      active = -1;
      draw();
    },
    next() {
      active = (active + 1) % offered.length;
      draw();
    },
    previous() {
      active = (active <= 0 ? offered.length : active) - 1;
      draw();
    },
  };
}

/** @param {HTMLInputElement} field */
function offerCompletions(field) {
  const { list, remark } = addList(field);
  const choice = createChoice(field, list);
  let asked = new AbortController();
  const cursor = () => field.selectionStart ?? field.value.length;

  function close() {
    asked.abort();
    choice.offer([]);
  }

  async function ask() {
    // What was offered belongs to the text as it was: taken now, it would be put in the wrong place.
    close();
    asked = new AbortController();
    const query = new URLSearchParams({ q: field.value, cursor: String(cursor()) });
    const answer = await fetch(`${field.dataset.completions}?${query}`, { signal: asked.signal });
    if (!answer.ok) return;
    const { completions, mistakes } = await answer.json();
    // A mistake where the cursor stands is a word that is being written.
    remark.textContent = mistakes.find(({ to }) => to < cursor())?.message ?? '';
    choice.offer(completions);
  }

  // An answer that does not come offers nothing; the page itself tells what is wrong.
  const refresh = () => ask().catch(() => undefined);

  /** @param {Completion | undefined} completion */
  function take(completion) {
    if (completion === undefined) return false;
    field.setRangeText(completion.insert, completion.from, completion.to, 'end');
    void refresh();
    return true;
  }

  /** @type {Readonly<Record<string, () => boolean | void>>} by key, what it does; false leaves it to the browser */
  const keys = {
    ArrowDown: () => (choice.isOpen() ? choice.next() : void refresh()),
    ArrowUp: () => (choice.isOpen() ? choice.previous() : false),
    Enter: () => take(choice.meant()),
    Escape() {
      const wasOpen = choice.isOpen();
      close();
      return wasOpen;
    },
  };
  field.addEventListener('input', refresh);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    const done = Object.hasOwn(keys, event.key) ? keys[event.key]?.() : false;
    if (done !== false) event.preventDefault();
  });
  // The field keeps the focus while an option is chosen by a pointer.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null;
    if (option) take(choice.at([...list.children].indexOf(option)));
  });
}
