import { FormProblems } from '../../components/fields/form-problems.svelte';
import type { Backend } from '../../lib/backend/backend';
import { asErrorView } from '../../lib/backend/error';
import type {
  CardView,
  ConfirmationView,
  DraftInput,
  ErrorView,
  PointView,
  QuoteView,
  TestCardView,
  TransferField,
  WizardStep,
  WizardView,
} from '../../lib/backend/types';
import { valuesOf } from '../../lib/closed-set';
import { Action } from '../../lib/waiting/action.svelte';
import { Reader } from '../../lib/waiting/reader.svelte';
import { CardEntry } from './card/card-entry.svelte';

/** A draft is saved this many milliseconds after the last key. */
export const saveAfter = 300;

/** What the wizard is waiting for. */
export type Work = 'begin' | 'continue' | 'buy' | 'discard';

/** A field of the draft that the page shows a problem for. */
export type DraftField = TransferField | 'po_number';

/** What is asked for a transfer. */
const contactFields: Record<TransferField, true> = { contact_name: true, contact_phone: true, contact_email: true };

/** The fields of the draft, in the order of the steps. */
const draftFields: readonly DraftField[] = [...valuesOf(contactFields), 'po_number'];

/**
 * An order on its way from the payment method to Buy. The draft lives in Rust and is saved as it is typed; the card and
 * its token live here only, and only until they are used or the wizard is left.
 */
export class Wizard extends Action<Work> {
  /** The wizard as Rust last told it. */
  view = $state.raw<WizardView | null>(null);
  /** What is filled in; ahead of `view.draft` by what has not been saved yet. */
  draft = $state<DraftInput>({
    method: 'card',
    contact_name: '',
    contact_phone: '',
    contact_email: '',
    po_number: '',
    step: 'payment',
  });
  /** The card being typed. */
  readonly card = new CardEntry(() => this.view?.card_form ?? null);
  /** The card that was handed to the gateway. */
  payment = $state.raw<CardView | null>(null);
  /** What is wrong with the fields of the draft. */
  readonly problems = new FormProblems<DraftField>({
    prefix: 'field',
    fields: () => draftFields,
    judge: (field) => this.view?.problems.find((problem) => problem.field === field)?.message ?? '',
  });

  /** The asking for the quote. */
  readonly quoting = new Reader<QuoteView>();

  readonly #backend: Backend;
  readonly #offer: string;
  #ticked = $state<Record<string, string>>({});
  #unsaved = false;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;

  constructor(backend: Backend, offer: string) {
    super();
    this.#backend = backend;
    this.#offer = offer;
  }

  /** The step on screen. A review whose card is gone with the page begins with the card again. */
  get step(): WizardStep {
    return this.cardIsGone ? 'payment' : this.draft.step;
  }

  /** The review was reached before, but the card has to be entered again. */
  get cardIsGone(): boolean {
    return this.draft.step === 'review' && this.draft.method === 'card' && this.payment === null;
  }

  /** A point counts as checked for what stood there when it was ticked; a changed text has to be checked again. */
  isTicked(point: PointView): boolean {
    return this.#ticked[point.id] === point.detail;
  }

  /** Ticks or unticks a point. */
  tick(point: PointView, checked: boolean): void {
    if (checked) this.#ticked[point.id] = point.detail;
    else delete this.#ticked[point.id];
  }

  /** Why Buy cannot be pressed yet; `null` when it can. */
  get obstacle(): 'points' | 'problems' | 'quote' | null {
    const view = this.view;
    if (!view || !view.points.every((point) => this.isTicked(point))) return 'points';
    if (view.problems.length > 0) return 'problems';
    return this.quote ? null : 'quote';
  }

  /** Begins the order, or takes up its draft. */
  async begin(): Promise<boolean> {
    return (await this.run('begin', () => this.#resume())) === true;
  }

  async #resume(): Promise<boolean> {
    const view = await this.#backend.beginOrder(this.#offer);
    this.view = view;
    this.draft = { ...view.draft };
    this.error = view.failure;
    if (view.failure) this.payment = null;
    void this.askQuote();
    return true;
  }

  /** What the order costs, as it was last asked; `null` until the first answer is there. */
  get quote(): QuoteView | null {
    return this.view?.quote ?? null;
  }

  /** Asks what the order costs today. The form does not wait for it, and an older quote stays on screen meanwhile. */
  async askQuote(): Promise<void> {
    const order = this.view?.order;
    if (!order || !(await this.quoting.read(() => this.#backend.quoteDraft(order)))) return;
    if (this.view?.order === order) this.view = { ...this.view, quote: this.quoting.value };
  }

  /** Notes a change of the draft, to be saved when the typing pauses. */
  changed(): void {
    this.#unsaved = true;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.flush(), saveAfter);
  }

  /** The user has left a field: its problem may be shown, and what it holds is saved. */
  left(field: DraftField): void {
    this.problems.left(field);
    void this.flush();
  }

  /** Saves what is not saved yet; resolves when Rust has it, with whether it was taken. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#saveTimer);
    while (this.#saving || this.#unsaved) {
      if (this.#saving) {
        await this.#saving;
        continue;
      }
      this.#saving = this.#save();
      await this.#saving;
      this.#saving = null;
      if (this.#unsaved && this.error) return false;
    }
    return true;
  }

  async #save(): Promise<void> {
    const view = this.view;
    this.#unsaved = false;
    if (!view) return;
    try {
      this.view = await this.#backend.saveDraft(view.order, { ...this.draft });
    } catch (reason) {
      this.#unsaved = true;
      this.error = asErrorView(reason);
    }
  }

  /** The window is going away: sends what is not saved without waiting for anything. */
  async flushNow(): Promise<void> {
    clearTimeout(this.#saveTimer);
    if (this.#unsaved && this.view) await this.#save();
  }

  /**
   * Goes on to the review. Resolves with the form that keeps it back, `null` when the review is on screen or an error is
   * shown.
   */
  async review(): Promise<{ focusFirst: () => Promise<boolean> } | null> {
    const needsCard = this.draft.method === 'card' && this.payment === null;
    if (needsCard && this.card.tell()) return this.card.problems;
    const kept = await this.run('continue', async () => {
      this.changed();
      if (!(await this.flush())) return null;
      if (this.draft.method === 'transfer' && this.problems.tell()) return this.problems;
      if (needsCard) {
        this.payment = await this.#backend.tokenizeCard(this.card.handedIn);
        this.card.forgetSecrets();
      }
      this.draft.step = 'review';
      this.changed();
      await this.flush();
      return null;
    });
    return kept ?? null;
  }

  /** Returns to the payment method. */
  async backToPayment(): Promise<void> {
    this.draft.step = 'payment';
    this.changed();
    await this.flush();
  }

  /** Lets go of the card that was handed in, to enter another one. */
  useAnotherCard(): void {
    this.payment = null;
    this.card.forgetCard();
  }

  /** Fills the card form in with one of the gateway's test cards. */
  takeTestCard(card: TestCardView): void {
    this.error = null;
    this.card.take(card);
  }

  /** Whether the transfer is offered for the card that failed, in its words; empty where it is not. */
  get transferOffer(): string {
    const { view, error } = this;
    const isTold = error !== null && error.code === view?.failure?.code && this.draft.method === 'card';
    return isTold ? view.transfer_offer : '';
  }

  /** Pays by transfer instead of the card that failed. */
  payByTransfer(): void {
    this.error = null;
    this.draft.method = 'transfer';
    this.draft.step = 'payment';
    this.changed();
    void this.flush();
  }

  /**
   * Buys, once. Resolves with the order, or with `null` when nothing was confirmed; then the wizard stands ready for
   * another try with everything but the card's number and code.
   */
  async buy(): Promise<ConfirmationView | null> {
    if (this.obstacle) return null;
    const order = await this.run('buy', async () => {
      const view = this.view;
      const quote = this.quote;
      if (!view || !quote || !(await this.flush())) return null;
      const total = `${quote.total.amount} ${quote.total.currency}`;
      const token = this.draft.method === 'card' ? (this.payment?.token ?? null) : null;
      try {
        const confirmation = await this.#backend.submitOrder(view.order, token, total);
        this.payment = null;
        return confirmation;
      } catch (reason) {
        await this.#takeUpAfter(asErrorView(reason));
        return null;
      }
    });
    return order ?? null;
  }

  /** Only Rust knows what became of the try, so the draft is asked for again; where there is none, nothing can be sent. */
  async #takeUpAfter(error: ErrorView): Promise<void> {
    try {
      await this.#resume();
    } catch {
      this.view = null;
      this.payment = null;
    }
    this.error = error;
  }

  /** Forgets the draft. */
  async discard(): Promise<boolean> {
    const discarded = await this.run('discard', async () => {
      const view = this.view;
      if (!view) return false;
      clearTimeout(this.#saveTimer);
      await this.#saving;
      this.#unsaved = false;
      await this.#backend.discardDraft(view.order);
      return true;
    });
    return discarded === true;
  }

  /** The wizard is left: the card is forgotten at once, the draft is saved when this resolves. */
  async leave(): Promise<void> {
    this.card.forget();
    this.payment = null;
    await this.#saving;
    await this.flushNow();
  }
}
