import type { Backend } from './backend/backend';
import type { Arrangement, ListName } from './backend/types';

/** Changes that follow each other closely are kept once, this many milliseconds after the last. */
const keptAfter = 300;

/**
 * How a person arranged the window: where dividers stand and how wide columns are. It is kept with the settings; where it
 * cannot be read or kept, everything stands as it does by itself, and nobody is told of it.
 */
export class Arranged {
  /** It was read, or cannot be. */
  known = $state(false);
  /** As it is now. */
  value = $state.raw<Arrangement>({ preview_beside: null, preview_below: null, columns: [] });

  readonly #backend: Backend;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
    void this.#read();
  }

  /** The widths that the columns of a list were given. */
  widthsOf(list: ListName): Record<string, number> {
    const ofList = this.value.columns.filter((column) => column.list === list);
    return Object.fromEntries(ofList.map(({ column, width }) => [column, width]));
  }

  /** Gives the columns of a list these widths. */
  setWidths(list: ListName, widths: Readonly<Record<string, number>>): void {
    const others = this.value.columns.filter((column) => column.list !== list);
    const ofList = Object.entries(widths).map(([column, width]) => ({ list, column, width: Math.round(width) }));
    this.#change({ columns: [...others, ...ofList] });
  }

  /** Gives the preview so much of the room, in percent; `null` gives it what it takes by itself. */
  setPreview(standing: 'beside' | 'below', share: number | null): void {
    this.#change(standing === 'beside' ? { preview_beside: share } : { preview_below: share });
  }

  async #read(): Promise<void> {
    try {
      this.value = await this.#backend.arrangement();
    } catch (reason) {
      console.error(reason);
    } finally {
      this.known = true;
    }
  }

  #change(part: Partial<Arrangement>): void {
    this.value = { ...this.value, ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), keptAfter);
  }

  async #keep(): Promise<void> {
    try {
      await this.#backend.arrange(this.value);
    } catch (reason) {
      console.error(reason);
    }
  }
}

const arranged = new WeakMap<Backend, Arranged>();

/** The arrangement over a backend; it is read once. */
export function arrangementOf(backend: Backend): Arranged {
  let arrangement = arranged.get(backend);
  if (!arrangement) arranged.set(backend, (arrangement = new Arranged(backend)));
  return arrangement;
}
