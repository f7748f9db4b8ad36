import { Channel } from '@tauri-apps/api/core';

import { commands } from '../generated/bindings';
import type { Backend } from './backend';

/** What Rust sends while it works. */
function channel<T>(told: (progress: T) => void): Channel<T> {
  const progress = new Channel<T>();
  progress.onmessage = told;
  return progress;
}

/** The backend of the built app: each call is one command of the shell, rejected with the error that Rust tells. */
export const tauriBackend: Backend = {
  ...commands,
  watchStart: async (onProgress) => {
    await commands.watchStart(channel(onProgress));
    return null;
  },
  exportInvoices: (input, told) => commands.exportInvoices(input, channel(told)),
  importInvoices: (told) => commands.importInvoices(channel(told)),
  watchDrops: (told) => commands.watchDrops(channel(told)),
  verifyRecords: (told) => commands.verifyRecords(channel(told)),
  sync: (told) => commands.sync(channel(told)),
  signIn: (begun) => commands.signIn(channel(begun)),
  signInByCode: (begun) => commands.signInByCode(channel(begun)),
};
