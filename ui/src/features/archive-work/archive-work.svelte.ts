import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type {
  ErrorView,
  ExportInput,
  ExportReport,
  ImportReport,
  UndoneImportView,
  VerifyView,
  WorkProgress,
} from '../../lib/backend/types';

/** Which invoices an export is about. */
export type ExportScope = Pick<ExportInput, 'invoices' | 'query' | 'except'>;

/** What is done with the archive as a whole. */
export type Work = 'export' | 'import' | 'verify';

/** An export, an import or a verification. It goes on whatever is shown meanwhile, and its end is told until it is taken away. */
export class ArchiveWork {
  /** What is running. */
  running = $state<Work | null>(null);
  /** How far it has come. */
  progress = $state.raw<WorkProgress | null>(null);
  /** It was asked to end. */
  ending = $state(false);
  /** What came of the last export. */
  report = $state.raw<ExportReport | null>(null);
  /** What came of the last import. */
  imported = $state.raw<ImportReport | null>(null);
  /** The account into which was imported last: what came of it is told nowhere else. */
  importedInto = $state('');
  /** What came of undoing the last import, where it was undone. */
  undone = $state.raw<UndoneImportView | null>(null);
  /** The last import is being undone. */
  undoing = $state(false);
  /** What the last verification found. */
  verified = $state.raw<VerifyView | null>(null);
  /** Why the last one could not be done. */
  error = $state.raw<ErrorView | null>(null);
  /** What could not be done. */
  failed = $state<Work | null>(null);

  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Exports; resolves at the end, which is never an error. */
  async export(input: ExportInput): Promise<void> {
    await this.#run('export', async (told) => {
      this.report = await this.#backend.exportInvoices(input, told);
    });
  }

  /** Imports into an account what was chosen or dropped last; resolves at the end, which is never an error. */
  async import(account: string): Promise<void> {
    await this.#run('import', async (told) => {
      this.importedInto = account;
      this.imported = await this.#backend.importInvoices(told);
    });
  }

  /** Takes back what the last import added; resolves at the end, which is never an error. */
  async undoImport(): Promise<void> {
    const report = this.imported;
    if (!report || this.undoing || this.undone || this.running !== null) return;
    this.undoing = true;
    this.error = null;
    try {
      const undone = await this.#backend.undoImport(report.import);
      if (this.imported === report) this.undone = undone;
    } catch (reason) {
      this.#fail('import', reason);
    } finally {
      this.undoing = false;
    }
  }

  /** Takes away what is told of the last import. */
  closeImport(): void {
    this.imported = null;
    this.undone = null;
  }

  /** Verifies every stored record; resolves at the end, which is never an error. */
  async verify(): Promise<void> {
    await this.#run('verify', async (told) => {
      this.verified = await this.#backend.verifyRecords(told);
    });
  }

  /** Asks what is running to end. */
  async cancel(): Promise<void> {
    if (this.running === null || this.ending) return;
    this.ending = true;
    try {
      await this.#backend.cancelWork();
    } catch (reason) {
      this.ending = false;
      this.#fail(this.running, reason);
    }
  }

  /** Shows the folder of the last export. */
  async openFolder(): Promise<void> {
    this.error = null;
    try {
      await this.#backend.openExportFolder();
    } catch (reason) {
      this.#fail('export', reason);
    }
  }

  /** Takes away what nobody has to look at any more: the report of a work in which everything went well. */
  seen(): void {
    if (this.report?.clean && !this.report.cancelled) this.report = null;
    if (this.imported?.refused.length === 0 && !this.imported.cancelled) this.closeImport();
  }

  #fail(kind: Work | null, reason: unknown): void {
    this.failed = kind;
    this.error = asErrorView(reason);
  }

  async #run(kind: Work, work: (told: (progress: WorkProgress) => void) => Promise<void>) {
    if (this.running !== null || this.undoing) return;
    this.running = kind;
    this.progress = null;
    this.ending = false;
    this.error = null;
    if (kind === 'export') this.report = null;
    else if (kind === 'import') this.closeImport();
    else this.verified = null;
    try {
      await work((progress) => (this.progress = progress));
    } catch (reason) {
      this.#fail(kind, reason);
    } finally {
      this.running = null;
    }
  }
}

const works = new WeakMap<Backend, ArchiveWork>();

/** The one work over a backend: there is never a second at the same time. */
export function archiveWork(backend: Backend): ArchiveWork {
  let work = works.get(backend);
  if (!work) works.set(backend, (work = new ArchiveWork(backend)));
  return work;
}
