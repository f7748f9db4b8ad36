/** The views as Rust tells them. */
export type * from '../generated/bindings';
