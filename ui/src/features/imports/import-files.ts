import type { AppState } from '../../lib/app-state.svelte';
import { archiveWork } from '../archive-work/archive-work.svelte';

/** Imports what was chosen or dropped last. Whatever is shown reads again then. */
export async function importGiven(app: AppState): Promise<void> {
  await archiveWork(app.backend).import(app.account);
  await readAgain(app);
}

/** Takes back what the last import added. Whatever is shown reads again then. */
export async function undoImport(app: AppState): Promise<void> {
  const undoing = archiveWork(app.backend).undoImport();
  app.finishFirst(undoing);
  await undoing;
  await readAgain(app);
}

async function readAgain(app: AppState) {
  await app.refreshStatus();
  app.revision++;
}
