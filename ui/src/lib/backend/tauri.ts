import { Channel } from '@tauri-apps/api/core';

import { commands } from '../generated/bindings';
import type { Backend } from './backend';
import type { WorkProgress } from './types';

/** What Rust sends while it works. */
function channel(told: (progress: WorkProgress) => void): Channel<WorkProgress> {
  const progress = new Channel<WorkProgress>();
  progress.onmessage = told;
  return progress;
}

/** The backend of the built app: each call is one command of the shell, rejected with the error that Rust tells. */
export const tauriBackend: Backend = {
  ...commands,
  exportInvoices: (input, told) => commands.exportInvoices(input, channel(told)),
  verifyRecords: (told) => commands.verifyRecords(channel(told)),
};
