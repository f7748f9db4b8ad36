import { commands } from '../generated/bindings';
import type { Backend } from './backend';

/** The backend of the built app: each call is one command of the shell, rejected with the error that Rust tells. */
export const tauriBackend: Backend = commands;
