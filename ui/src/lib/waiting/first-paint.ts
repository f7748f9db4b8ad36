/** At most this many milliseconds for fonts and frame; a hidden window may never be given a frame. */
const patience = 300;

/** Resolves when the page has painted with its own fonts, or when waiting longer would only keep the window away. */
export async function afterFirstPaint(): Promise<void> {
  await Promise.race([Promise.all([frame(), document.fonts?.ready]), wait(patience)]);
}

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
