// @ts-nocheck: an invented backend, on its way out.
import type { Say } from './fake-offers';
import type {
  AddressRulesView,
  ErrorView,
  FieldProblem,
  PartyView,
  PermissionView,
  ProfileCheckView,
  ProfileInput,
  ProfileVersionView,
  ProfileView,
} from './types';

/** What decides about a profile besides what stands in it. */
interface Circumstances {
  say: Say;
  refuse: (view: ErrorView) => never;
  company: () => string;
  role: () => string;
  /** The country of the fake account. */
  country: 'IE' | 'US';
}

const irish: Omit<ProfileInput, 'side' | 'name' | 'attention' | 'revision'> = {
  address_line1: '14 Fitzwilliam Lane',
  address_line2: '',
  city: 'Dublin 2',
  state: '',
  postal_code: 'D02 PK31',
  tax_id: 'IE 1234567FA',
  po_number: '',
  first_name: 'Aoife',
  last_name: 'Moore',
  email: 'accounts@lindqvist.example',
  phone: '015550142',
};

const american: typeof irish = {
  ...irish,
  address_line1: '120 Lakeview Drive',
  city: 'Kirkland',
  state: 'WA',
  postal_code: '98033',
  tax_id: '12-3456789',
};

/** The profile of the fake desk: two sides, a revision, and what was there before. */
export function sampleProfile({ say, refuse, company, role, country }: Circumstances) {
  const address = country === 'US' ? american : irish;
  const fresh = () => ({
    billing: { ...address, side: 'billing', name: company(), attention: say('Accounts payable', '應付帳款') },
    legal: { ...address, side: 'legal', name: company(), attention: '' },
    revision: 1,
    versions: [] as ProfileVersionView[],
    pending: false,
  });
  let state = fresh();

  const rules = (): AddressRulesView =>
    country === 'US'
      ? {
          state_use: 'required',
          states: [
            { code: 'OR', name: 'Oregon' },
            { code: 'TX', name: 'Texas' },
            { code: 'WA', name: 'Washington' },
          ],
          postal_code_required: true,
          postal_code_example: '98052',
          tax_id_example: '12-3456789',
          country: say('United States', '美國'),
        }
      : {
          state_use: 'not_used',
          states: [],
          postal_code_required: false,
          postal_code_example: 'D02 AF30',
          tax_id_example: 'IE1234567FA',
          country: say('Ireland', '愛爾蘭'),
        };

  function party(side: Omit<ProfileInput, 'revision'>): PartyView {
    const city = [side.city, side.state, side.postal_code].filter(Boolean).join(', ');
    const attention = side.side === 'legal' ? '' : side.attention;
    const lines = [attention, side.address_line1, side.address_line2, city, rules().country];
    return { name: side.name, lines: lines.filter(Boolean) };
  }

  const form = (side: Omit<ProfileInput, 'revision'>): ProfileInput => ({ ...side, revision: String(state.revision) });

  function permissions(): PermissionView[] {
    const admins = say(
      'Global admin, User admin and MPN partner admin',
      '全域管理員、使用者管理員與 MPN 合作夥伴管理員',
    );
    const statement = (roles: string, en: string, zh: string, source: string) => ({
      roles,
      as_of: say(en, zh),
      source,
    });
    const current = statement(admins, '23 November 2020', '2020 年 11 月 23 日', 'mpn-get-action-pack, 2020-11-23');
    const later = statement(
      say('Global admin and MPN partner admin', '全域管理員與 MPN 合作夥伴管理員'),
      '13 September 2023',
      '2023 年 9 月 13 日',
      'mpn-get-action-pack, 2023-09-13',
    );
    const admin = role() !== 'billing-admin';
    const row = (id: string, label: string, allowed: boolean, others = [later]): PermissionView => ({
      id,
      label,
      allowed,
      in_force: current,
      others,
    });
    return [
      row('buy', say('Buy and renew', '購買與續約'), admin),
      row(
        'change_billing',
        say('Change bill-to address, tax ID and contact', '變更帳單寄送地址、稅籍編號與連絡人'),
        true,
        [],
      ),
      row('change_legal', say('Change legal name and address', '變更法定名稱與地址'), admin),
    ];
  }

  function view(): ProfileView {
    const { billing, legal } = state;
    return {
      partner_id: '4512880',
      legal: party(legal),
      bill_to: party(billing),
      tax_id_label: say('Tax ID (VAT)', '稅籍編號（VAT）'),
      tax_id: billing.tax_id || null,
      po_number: billing.po_number || null,
      vetting: state.pending ? 'pending' : 'authorized',
      valid_from: '2021-01-12',
      vetting_label: state.pending
        ? say('Under review since 28 June 2021', '自 2021 年 6 月 28 日起審查中')
        : say('Authorized since 12 January 2021', '自 2021 年 1 月 12 日起已授權'),
      vetting_detail: state.pending
        ? say(
            'Usually 3 to 5 business days. Buying opens when it is approved.',
            '通常需要 3 到 5 個工作天。核准後即可購買。',
          )
        : '',
      contact_name: `${billing.first_name} ${billing.last_name}`.trim(),
      contact_email: billing.email,
      contact_phone: billing.phone,
      can_change: true,
      change_reason: '',
      billing_form: form(billing),
      legal_form: form(legal),
      billing_rules: rules(),
      legal_rules: rules(),
      versions: state.versions,
      permissions: permissions(),
      links: [
        {
          id: 'legal-info',
          label: say('Legal info in Partner Center', '合作夥伴中心的法定資訊'),
          url: 'https://partner.example/legal',
          sign_in: true,
        },
        {
          id: 'billing-profile',
          label: say('Billing profile in Partner Center', '合作夥伴中心的帳單設定檔'),
          url: 'https://partner.example/billing',
          sign_in: true,
        },
      ],
    };
  }

  function check(input: ProfileInput): ProfileCheckView {
    const before = form(input.side === 'legal' ? state.legal : state.billing);
    const problems: FieldProblem[] = [];
    const warnings: FieldProblem[] = [];
    const missing = (field: keyof ProfileInput, en: string, zh: string) => {
      if (!input[field].trim()) problems.push({ field, message: say(en, zh) });
    };
    missing('name', 'Enter the name of the company.', '輸入公司名稱。');
    missing('address_line1', 'Enter the street and number.', '輸入街道與門牌號碼。');
    missing('city', 'Enter the city.', '輸入城市。');
    if (rules().state_use === 'required') missing('state', 'Choose the state or province.', '選擇州或省。');
    if (/po box/i.test(input.address_line1)) {
      const message = say('This is a post office box. The review may reject it.', '這是郵政信箱，審查可能不會通過。');
      warnings.push({ field: 'address_line1', message });
    }
    if (input.side === 'billing') {
      missing('first_name', 'Enter the first name of the contact.', '輸入連絡人的名字。');
      if (!/^\S+@\S+\.\S+$/.test(input.email)) {
        problems.push({ field: 'email', message: say('Enter the whole e-mail address.', '輸入完整的電子郵件地址。') });
      }
      if (input.tax_id && !/^[A-Z0-9 -]{8,}$/.test(input.tax_id)) {
        const message = say('This does not look like a tax number.', '這看起來不像稅籍編號。');
        warnings.push({ field: 'tax_id', message });
      }
    }
    const startsReview =
      input.side === 'legal' && (input.name !== before.name || input.address_line1 !== before.address_line1);
    return {
      problems,
      warnings,
      changed: JSON.stringify({ ...input, revision: '' }) !== JSON.stringify({ ...before, revision: '' }),
      starts_review: startsReview,
      review_note: startsReview
        ? say(
            'Saving this starts a review of the account, usually 3 to 5 business days. Buying and renewing wait for it.',
            '儲存後帳戶會重新審查，通常需要 3 到 5 個工作天。購買與續約須等待審查。',
          )
        : '',
    };
  }

  return {
    view,
    check,
    /** Takes a side over when it was filled in from the version that stands there. */
    save(input: ProfileInput): ProfileView {
      if (input.revision !== String(state.revision)) {
        refuse({
          code: 'profile_outdated',
          message: say('The profile was changed elsewhere meanwhile.', '基本資料在此期間已於他處變更。'),
          safe: say('Nothing was changed. What you typed is still here.', '沒有任何變更，您輸入的內容仍在。'),
          todo: say('Load the current profile, compare, then save again.', '載入目前的基本資料，比對後再儲存。'),
        });
      }
      const { problems, starts_review } = check(input);
      if (problems.length > 0) {
        refuse({ code: 'profile_invalid', message: 'The profile cannot be saved like this.', safe: '', todo: '' });
      }
      state.versions = [
        {
          from: say('12 January 2021', '2021 年 1 月 12 日'),
          legal: party(state.legal),
          bill_to: party(state.billing),
          tax_id: state.billing.tax_id,
          po_number: state.billing.po_number,
        },
        ...state.versions,
      ];
      state[input.side === 'legal' ? 'legal' : 'billing'] = { ...input };
      state.pending ||= starts_review;
      state.revision++;
      return view();
    },
    /** Puts the profile back to its first day. */
    clear(): void {
      state = fresh();
    },
  };
}
