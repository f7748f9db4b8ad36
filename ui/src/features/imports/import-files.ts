import type { AppState } from '../../lib/app-state.svelte';
import { archiveWork } from '../archive-work/archive-work.svelte';

/** Imports what was chosen or dropped last. Whatever is shown reads again then. */
export async function importGiven(app: AppState): Promise<void> {
  await archiveWork(app.backend).import();
  await app.refreshStatus();
  app.revision++;
}
