import type { Backend } from '../../lib/backend/backend';
import { reasonOf } from '../../lib/backend/error';
import type { AccountDetailView, Cloud, Code, ConnectInput } from '../../lib/backend/types';
import { FormProblems } from '../../components/fields/form-problems.svelte';
import { Action } from '../../lib/waiting/action.svelte';
import type { AccountKind } from '../../lib/route.svelte';
import { t } from '../../lib/words.svelte';

/** A field of an account that can be wrong. */
export type AccountField = 'company' | 'country' | 'currency' | 'partner' | 'tenant' | 'client';

/** The fields whose contents an error speaks of, by its code. */
const fieldOfCode: Partial<Record<Code, AccountField>> = {
  company_missing: 'company',
  unknown_country: 'country',
  unknown_currency: 'currency',
  sign_in_wrong: 'tenant',
};

/** What a form begins with. */
type Beginning = Pick<AccountDetailView, 'name' | 'tenant' | 'client_id' | 'cloud' | 'connections'>;

/** An account of one's own while it is set up, or while where it signs in is said anew. */
export class AccountForm extends Action<'save'> {
  kind = $state<AccountKind>('sign-in');
  company = $state('');
  country = $state('');
  currency = $state('');
  partner = $state('');
  tenant = $state('');
  client = $state('');
  cloud = $state<Cloud>('global');
  azureBilling = $state(true);
  partnerCenter = $state(false);

  /** What is wrong with the texts: the form knows what is missing, Rust says what else it refuses. */
  readonly problems = new FormProblems<AccountField>({
    prefix: 'own-account',
    fields: () => this.#fields,
    judge: (field) => this.#judge(field),
  });

  readonly #backend: Backend;
  /** The account that there is already; `null` for a new one. */
  readonly #existing: string | null;
  #saved = $state(false);
  #typed = $state(false);

  constructor(backend: Backend, existing: Beginning | null, kind: AccountKind) {
    super();
    this.#backend = backend;
    this.#existing = existing?.name ?? null;
    this.kind = kind;
    if (!existing) return;
    this.tenant = existing.tenant;
    this.client = existing.client_id;
    this.cloud = existing.cloud ?? 'global';
    const connected = existing.connections.map(({ connection }) => connection);
    this.azureBilling = connected.length === 0 || connected.includes('azure-billing');
    this.partnerCenter = connected.includes('partner-center');
  }

  /** Something is typed that is not saved. */
  get dirty(): boolean {
    return !this.#saved && this.#typed;
  }

  /** Something that cannot be wrong was chosen. */
  chose(): void {
    this.#typed = true;
  }

  /** A field was typed in. */
  typed(field: AccountField): void {
    this.#typed = true;
    this.problems.typed(field);
  }

  /** A field was left. A form that is only passed through is not blamed for being empty. */
  left(field: AccountField): void {
    if (this.dirty) this.problems.left(field);
  }

  /** Saves. Resolves with the account, with the field that was refused, or with `null` where it failed. */
  async save(): Promise<AccountDetailView | AccountField | null> {
    if (this.busy) return null;
    const wrong = this.problems.tell();
    if (wrong) return wrong;
    const connect = this.#connect();
    const saved = await this.run('save', () =>
      this.#existing === null
        ? this.#backend.addAccount({
            name: '',
            company: this.company,
            country: this.country,
            currency: this.currency,
            partner_id: this.partner,
            connect,
          })
        : this.#backend.connectAccount(this.#existing, connect),
    );
    if (saved) this.#saved = true;
    const { error } = this;
    const field = error && fieldOfCode[error.code];
    if (!error || !field || !this.#fields.includes(field)) return saved ?? null;
    this.problems.refuse(field, () => reasonOf(error));
    this.error = null;
    return field;
  }

  get #fields(): AccountField[] {
    const company: AccountField[] = this.#existing === null ? ['company', 'country', 'currency', 'partner'] : [];
    return this.kind === 'sign-in' ? [...company, 'tenant', 'client'] : company;
  }

  #judge(field: AccountField): string {
    const optional = field === 'currency' || field === 'partner';
    return optional || this[field].trim() ? '' : t('page-field-missing');
  }

  #connect(): ConnectInput {
    const signsIn = this.kind === 'sign-in';
    return {
      tenant: signsIn ? this.tenant : '',
      client_id: signsIn ? this.client : '',
      // Nothing stands for the usual one.
      cloud: signsIn && this.cloud !== 'global' ? this.cloud : null,
      authority: '',
      azure_billing: signsIn && this.azureBilling ? '' : null,
      partner_center: signsIn && this.partnerCenter ? '' : null,
    };
  }
}
