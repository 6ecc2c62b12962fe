// What the pages do beyond what a browser does by itself. Every page works without it.

/** Twice the size on screen, so that a picture stays sharp where it is printed or enlarged. */
const PICTURE_SCALE = 2;

/** @param {string} address @returns {Promise<HTMLImageElement>} */
async function loadImage(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** @param {string} markup an SVG document @returns {Promise<Blob>} */
async function pictureOf(markup) {
  const [, , width, height] = (/viewBox="([^"]+)"/.exec(markup)?.[1] ?? '0 0 0 0').split(' ').map(Number);
  const sized = markup.replace('<svg ', `<svg width="${width}" height="${height}" `);
  const address = URL.createObjectURL(new Blob([sized], { type: 'image/svg+xml' }));
  try {
    const canvas = document.createElement('canvas');
    canvas.width = width * PICTURE_SCALE;
    canvas.height = height * PICTURE_SCALE;
    const drawing = canvas.getContext('2d');
    if (drawing === null) throw new Error('this browser draws no pictures');
    drawing.fillStyle = '#fff';
    drawing.fillRect(0, 0, canvas.width, canvas.height);
    drawing.drawImage(await loadImage(address), 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture came of it')) : resolve(blob))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {Blob} content @param {string} name */
function save(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A link to a chart as SVG saves it as PNG instead. @param {HTMLAnchorElement} link */
async function savePicture(link) {
  const answer = await fetch(link.href);
  save(await pictureOf(await answer.text()), link.download);
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-picture]') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  // Where no picture comes of it, the link is followed, and saves the SVG.
  savePicture(link).catch(() => window.location.assign(link.href));
});

// A list of choices lies over the page: it closes when the reader goes on elsewhere, by pointer or by key.
/** @param {Event} event */
function closeOthers({ target }) {
  for (const choice of document.querySelectorAll('details.choice[open]')) {
    if (!(target instanceof Node && choice.contains(target))) choice.removeAttribute('open');
  }
}
document.addEventListener('pointerdown', closeOthers);
document.addEventListener('focusin', closeOthers);

// Escape closes it, and a form that was unfolded.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const opened = document.activeElement?.closest('details:is(.choice, .action)[open]');
  opened?.removeAttribute('open');
  opened?.querySelector('summary')?.focus();
});
