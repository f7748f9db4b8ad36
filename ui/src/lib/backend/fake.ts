// @ts-nocheck: an invented backend, on its way out.
import type { Backend } from './backend';
import { sampleInvoices } from './fake-invoices';
import { nextSteps, otherOffers, sampleJoin, sampleNotices } from './fake-membership';
import { fact, openBar, runningBar, sampleOffers, type Say } from './fake-offers';
import { samplePdf } from './fake-pdf';
import { sampleProfile } from './fake-profile';
import { sampleRequests } from './fake-requests';
import { sampleSubscriptions } from './fake-subscription';
import { hasTransfer, sampleTransfers } from './fake-transfers';
import { sampleWhy } from './fake-why';
import type {
  CardInput,
  ConfirmationView,
  DraftInput,
  ErrorView,
  FieldProblem,
  OfferView,
  OffersPage,
  OrderView,
  ProfileView,
  QuoteView,
  StatusView,
  WizardView,
} from './types';

/** What a fake desk starts from. */
export interface FakeOptions {
  language?: 'en' | 'zh-TW';
  theme?: 'system' | 'light' | 'dark';
  /** How many invoices there are. */
  invoices?: number;
  freshness?: 'fresh' | 'offline';
  sessionOnly?: boolean;
  /** Whether the account has joined the partner network, or can do so here. */
  membership?: 'member' | 'can-join' | 'elsewhere';
  /** Something happened by itself and is told above the offers. */
  notices?: boolean;
  /** Further competencies are listed below the tiles. */
  moreOffers?: boolean;
  /** The fee of another offer covers what is ordered. */
  free?: boolean;
  /** The profile can be changed. */
  mayChangeProfile?: boolean;
  /** Some Partner Center requests were made before. */
  requests?: boolean;
  /** The role may cancel and turn the automatic renewal off. */
  mayCancel?: boolean;
  country?: 'IE' | 'US';
}

/** The number whose card the fake gateway declines. */
export const declinedCard = '4000000000000002';

const companies: Record<string, string> = {
  sample: 'Lindqvist & Moore Ltd',
  'sample-tw': '青嵐資訊股份有限公司',
};

const emptyDraft: DraftInput = {
  method: 'card',
  contact_name: '',
  contact_phone: '',
  contact_email: '',
  po_number: '',
  step: 'payment',
};

/** A desk in memory with believable data, for component tests and for a browser without the shell. */
export function fakeBackend(options: FakeOptions = {}): Backend {
  const state = {
    language: options.language ?? 'en',
    theme: options.theme ?? 'system',
    account: 'sample',
    role: 'mpn-partner-admin',
    today: '2021-06-28',
    freshness: options.freshness ?? 'fresh',
    drafts: new Map<
      string,
      { order: string; offer: string; draft: DraftInput; failure: ErrorView | null; quoted?: boolean }
    >(),
    orders: [] as OrderView[],
    tokens: new Map<string, { label: string; declined: boolean }>(),
    renewed: new Set<string>(),
    dismissed: new Set<string>(),
    manual: new Set<string>(),
    cancelled: new Set<string>(),
    member: (options.membership ?? 'member') === 'member',
  };
  const say: Say = (en, zh) => (state.language === 'zh-TW' ? zh : en);
  const refuse = (view: ErrorView): never => {
    throw view;
  };
  const notFound = (): never =>
    refuse({
      code: 'not_found',
      message: say('This record is not there.', '找不到這筆紀錄。'),
      safe: say('Nothing was changed.', '沒有任何變更。'),
      todo: say('Choose another one.', '請選擇其他紀錄。'),
    });

  const company = () => companies[state.account] ?? '';
  const transfers = sampleTransfers(say, refuse, () => state.today);
  const profile = sampleProfile({
    say,
    refuse,
    company,
    role: () => state.role,
    country: options.country ?? 'IE',
  });
  const mayChangeProfile = options.mayChangeProfile ?? true;
  const invoices = sampleInvoices(say, company, options.invoices ?? 40);
  const requests = sampleRequests({
    say,
    refuse,
    today: () => state.today,
    nameOf: (offer) => findOffer(offer).name,
    some: options.requests ?? false,
  });
  const subscriptions = sampleSubscriptions({
    say,
    refuse,
    company,
    offer: findOffer,
    invoices: (offer) => invoices.page({ offer, sort: 'date', descending: true }).rows,
    requests,
    manual: state.manual,
    cancelled: state.cancelled,
    mayChange: options.mayCancel ?? true,
  });

  function offers(): OfferView[] {
    const others = options.moreOffers ? otherOffers(say, company()) : [];
    return [...sampleOffers(say, company()), ...others].map((offer) => {
      if (state.renewed.has(offer.offer)) {
        return {
          ...offer,
          state: 'active',
          action: 'none',
          urgent: false,
          badge: say('Active', '有效'),
          headline: say('Active until 22 June 2022', '有效至 2022 年 6 月 22 日'),
          bar: runningBar(say),
          button: say('Renew subscription', '續約訂閱'),
          reason_line: say(
            'Opens 23 June 2022, the day after it expires.',
            '2022 年 6 月 23 日開放，也就是到期的次日。',
          ),
        };
      }
      if (state.cancelled.has(offer.offer)) {
        return {
          ...offer,
          state: 'lapsed',
          action: 'none',
          badge: say('Lapsed', '已失效'),
          headline: say('Cancelled 29 June 2021', '已於 2021 年 6 月 29 日取消'),
          auto_renew: false,
        };
      }
      return { ...offer, draft: state.drafts.get(offer.offer)?.order ?? null };
    });
  }

  function offersPage(): OffersPage {
    const notices = options.notices ? sampleNotices(say) : [];
    return {
      summary: say('6 offers. Today is Monday 28 June 2021.', '共有 6 項優惠。今天是 2021 年 6 月 28 日，星期一。'),
      offers: offers(),
      notices: notices.filter((notice) => !state.dismissed.has(notice.id)),
      join: state.member ? null : sampleJoin(say, options.membership === 'can-join'),
      next_steps: nextSteps(say),
    };
  }

  function findOffer(id: string): OfferView {
    return offers().find((offer) => offer.offer === id) ?? notFound();
  }

  function status(): StatusView {
    return {
      language: state.language,
      theme: state.theme,
      accounts: Object.entries(companies).map(([name, text]) => ({
        name,
        company: text,
        current: name === state.account,
      })),
      company: company(),
      partner_id: '4512880',
      signed_in: say('Aoife Moore, MPN partner admin', 'Aoife Moore，MPN 合作夥伴管理員'),
      roles: [
        {
          id: 'mpn-partner-admin',
          label: say('MPN partner admin', 'MPN 合作夥伴管理員'),
          may_buy: true,
          current: false,
        },
        { id: 'global-admin', label: say('Global admin', '全域管理員'), may_buy: true, current: false },
        { id: 'billing-admin', label: say('Billing admin', '計費管理員'), may_buy: false, current: false },
      ].map((role) => ({ ...role, current: role.id === state.role })),
      today: state.today,
      today_label: say(`Today is ${state.today}.`, `今天是 ${state.today}。`),
      can_move_calendar: true,
      freshness: state.freshness,
      freshness_label:
        state.freshness === 'offline'
          ? say('Offline, 27 June 2021, 18:40', '離線，2021 年 6 月 27 日 18:40')
          : say('Synced 28 June 2021, 09:12', '已同步：2021 年 6 月 28 日 09:12'),
      key: options.sessionOnly ? 'session' : 'keyring',
      key_label: options.sessionOnly
        ? say(
            'No keyring answers on this computer. Start one, then start Packdesk again.',
            '這部電腦沒有可用的金鑰圈。啟動金鑰圈後，再重新啟動 Packdesk。',
          )
        : say('The key of your data is kept in the keyring of this computer.', '資料的金鑰存放在這部電腦的金鑰圈。'),
      session_only: options.sessionOnly ?? false,
      freshness_detail: state.freshness === 'offline' ? say('The connection could not be reached.', '無法連線。') : '',
      waiting_label: '',
      stored_label: say(
        `${invoices.count} invoices stored on this computer`,
        `${invoices.count} 張發票已存放在這部電腦`,
      ),
      open_orders: 1,
      open_requests: requests.unfinished(),
      data_folder: '/home/aoife/.local/share/packdesk',
    };
  }

  function problemsOf(draft: DraftInput): FieldProblem[] {
    if (draft.method !== 'transfer') return [];
    const problems: FieldProblem[] = [];
    if (!draft.contact_name.trim()) {
      problems.push({ field: 'contact_name', message: say('Enter a name.', '輸入姓名。') });
    }
    if (!/^\d{1,10}$/.test(draft.contact_phone)) {
      problems.push({
        field: 'contact_phone',
        message: say('Enter digits only, at most 10.', '僅輸入數字，最多 10 碼。'),
      });
    }
    if (!/^\S+@\S+\.\S+$/.test(draft.contact_email)) {
      problems.push({
        field: 'contact_email',
        message: say('Add the part after the dot, for example .ie', '補上點後面的部分，例如 .ie'),
      });
    }
    return problems;
  }

  const total = () =>
    options.free
      ? { amount: '0.00', currency: 'EUR', label: '€0.00' }
      : { amount: '516.60', currency: 'EUR', label: '€516.60' };

  function quote(): QuoteView {
    return {
      lines: options.free
        ? [{ label: say('Covered by a gold competency', '由金級專長認證涵蓋'), amount: '€0.00' }]
        : [
            { label: say('Action Pack, 1 year', '行動套件，1 年'), amount: '€420.00' },
            { label: say('VAT 23%, Ireland', '增值稅 23%，愛爾蘭'), amount: '€96.60' },
          ],
      total: total(),
      buy_label: say(`Buy for ${total().label}`, `以 ${total().label} 購買`),
      free: options.free ?? false,
      age_label: say('Price of 28 June 2021, 09:12', '2021 年 6 月 28 日 09:12 的價格'),
    };
  }

  function wizard(offer: OfferView): WizardView {
    const kept = state.drafts.get(offer.offer) ?? notFound();
    const renews = offer.state === 'window';
    const { legal, bill_to } = profile.view();
    return {
      order: kept.order,
      offer: offer.offer,
      kind: renews ? 'renew' : 'buy',
      title: renews ? say('Renew subscription', '續約訂閱') : say('Buy subscription', '購買訂閱'),
      subtitle: say(`${offer.name}, ${offer.company}`, `${offer.name}，${offer.company}`),
      draft: { ...kept.draft },
      problems: problemsOf(kept.draft),
      quote: kept.quoted ? quote() : null,
      organization: legal,
      bill_to,
      tax_id_label: say('Tax ID (VAT)', '稅籍編號（VAT）'),
      tax_id: 'IE 1234567FA',
      points: [
        { id: 'legal_name', label: say('Legal name', '法定名稱'), detail: offer.company },
        {
          id: 'bill_to',
          label: say('Bill-to address', '帳單寄送地址'),
          detail: '14 Fitzwilliam Lane, Dublin 2, D02 PK31',
        },
        { id: 'tax_id', label: say('Tax ID', '稅籍編號'), detail: 'IE 1234567FA' },
        {
          id: 'po_number',
          label: say('PO number', '採購單編號'),
          detail: kept.draft.po_number || say('None. It cannot be added later.', '沒有。之後無法補上。'),
        },
      ],
      facts: renews ? [fact(say('Time left', '剩餘時間'), say('24 days', '24 天'))] : [],
      bar: renews ? openBar(say) : null,
      card_by: renews ? say('22 July 2021', '2021 年 7 月 22 日') : '',
      transfer_by: renews ? say('12 July 2021', '2021 年 7 月 12 日') : '',
      new_term: renews
        ? say('22 June 2021 to 22 June 2022', '2021 年 6 月 22 日至 2022 年 6 月 22 日')
        : say('28 June 2021 to 28 June 2022', '2021 年 6 月 28 日至 2022 年 6 月 28 日'),
      can_update_profile: mayChangeProfile,
      auto_renew_note:
        options.free || kept.draft.method === 'transfer'
          ? ''
          : say(
              'This subscription renews by itself each year. You can turn that off.',
              '此訂閱每年自動續約，您可以將其關閉。',
            ),
      failure: kept.failure,
    };
  }

  function draftOf(order: string) {
    return [...state.drafts.values()].find((kept) => kept.order === order) ?? notFound();
  }

  function allOrders(): OrderView[] {
    const drafts = [...state.drafts.values()].map((kept): OrderView => ({
      order: kept.order,
      offer: kept.offer,
      kind: 'renew',
      state: 'draft',
      total: null,
      request_id: null,
      anniversary: null,
      invoice: null,
      offer_name: findOffer(kept.offer).name,
      state_label: say('Draft', '草稿'),
      created_label: say('28 June 2021', '2021 年 6 月 28 日'),
      payment_label: kept.draft.method === 'card' ? say('Credit card', '信用卡') : say('Bank transfer', '銀行轉帳'),
      po_number: kept.draft.po_number || null,
      advice: say('Nothing was sent yet.', '尚未送出。'),
      local_id: kept.order,
    }));
    const transfer: OrderView = {
      order: '7310049265',
      offer: 'silver-cloud',
      kind: 'renew',
      state: 'awaiting_payment',
      total: { amount: '2047.95', currency: 'EUR', label: '€2,047.95' },
      request_id: '0d6c2f0e-7a71-4b38-9f0e-4f5c8a1f1f10',
      anniversary: null,
      invoice: null,
      offer_name: say('Silver Cloud Platform competency', '銀級雲端平台專長認證'),
      state_label: say('Awaiting payment', '等待付款'),
      created_label: say('18 June 2021', '2021 年 6 月 18 日'),
      payment_label: say('Bank transfer', '銀行轉帳'),
      po_number: 'PO-2021-0409',
      advice: say('Send the money by 6 July 2021.', '於 2021 年 7 月 6 日前匯款。'),
      local_id: 'order-transfer',
    };
    return [...drafts, ...state.orders.map(transfers.follow), transfers.follow(transfer)];
  }

  function findOrder(id: string): OrderView {
    return allOrders().find((other) => other.local_id === id || other.order === id) ?? notFound();
  }

  function confirmation(id: string): ConfirmationView {
    const order = findOrder(id);
    const confirmed = order.state === 'confirmed';
    const waits = order.state === 'awaiting_payment';
    return {
      order,
      headline: confirmed
        ? say('Order confirmed', '訂單已確認')
        : waits
          ? say('Order placed, payment open', '訂單已成立，尚待付款')
          : order.state_label,
      detail: confirmed
        ? say('Microsoft Action Pack is renewed until 22 June 2022.', 'Microsoft 行動套件已續約至 2022 年 6 月 22 日。')
        : waits
          ? say('The offer renews when the money has arrived.', '款項到達後即會續約。')
          : order.advice,
      warning: '',
      facts: [
        fact(say('Order number', '訂單編號'), order.order),
        fact(say('Total', '總計'), order.total?.label ?? ''),
        fact(say('Payment', '付款'), order.payment_label),
        fact(say('PO number', '採購單編號'), order.po_number ?? say('None', '無')),
        ...(order.invoice ? [fact(say('Invoice', '發票'), order.invoice)] : []),
      ],
      dates: confirmed
        ? [
            {
              date: say('29 June 2021', '2021 年 6 月 29 日'),
              title: say('Benefits appear', '權益生效'),
              detail: say('Within 24 hours.', '24 小時內。'),
              act: false,
            },
            {
              date: say('23 June 2022', '2022 年 6 月 23 日'),
              title: say('Renewal window opens', '續約期間開始'),
              detail: say('Until 22 July 2022.', '至 2022 年 7 月 22 日。'),
              act: true,
            },
          ]
        : waits
          ? [
              {
                date: say('6 July 2021', '2021 年 7 月 6 日'),
                title: say('Send the money by then', '在此之前匯款'),
                detail: say('Exact amount, exact currency.', '金額與幣別須完全相符。'),
                act: true,
              },
            ]
          : [],
      doubt: confirmed ? say('Automatic renewal is not confirmed.', '尚未確認是否自動續約。') : '',
      transfer: hasTransfer(order) ? transfers.view(order) : null,
      next_steps: confirmed ? nextSteps(say) : [],
    };
  }

  function profileView(): ProfileView {
    if (mayChangeProfile) return profile.view();
    const reason = say('Billing admin cannot change the profile.', '計費管理員無法變更基本資料。');
    return { ...profile.view(), can_change: false, change_reason: reason };
  }

  const backend: Backend = {
    watchStart: async (tell) => {
      tell({ language: state.language, start: { state: 'ready', checking: false } });
      return null;
    },
    startAgain: async () => null,
    openDataFolder: async () => null,
    status: async () => status(),
    offers: async () => offersPage(),
    why: async (id, on) => sampleWhy(say, findOffer(id), on ?? state.today),
    beginOrder: async (id) => {
      const offer = findOffer(id);
      if (offer.action === 'none') {
        refuse({
          code: 'not_eligible',
          message: offer.reason_line,
          safe: say('Nothing was charged and no order was placed.', '沒有收費，也沒有下訂。'),
          todo: say('See the checks of the offer.', '查看此優惠的檢查。'),
        });
      }
      if (!state.drafts.has(id)) {
        state.drafts.set(id, { order: `draft-${id}`, offer: id, draft: { ...emptyDraft }, failure: null });
      }
      return wizard(offer);
    },
    quoteDraft: async (order) => {
      draftOf(order).quoted = true;
      return quote();
    },
    saveDraft: async (order, draft) => {
      const kept = draftOf(order);
      kept.draft = { ...draft };
      return wizard(findOffer(kept.offer));
    },
    discardDraft: async (order) => {
      state.drafts.delete(draftOf(order).offer);
      return null;
    },
    tokenizeCard: async (card: CardInput) => {
      const digits = card.number.replace(/\D/g, '');
      if (digits.length < 12) {
        refuse({
          code: 'card_invalid',
          message: say('The card number is not complete.', '卡號不完整。'),
          safe: say('Nothing was charged.', '沒有收費。'),
          todo: say('Check the number on the card.', '核對卡片上的號碼。'),
        });
      }
      const token = `tok_${state.tokens.size + 1}`;
      const label = say(`Visa ending ${digits.slice(-4)}`, `Visa 末四碼 ${digits.slice(-4)}`);
      state.tokens.set(token, { label, declined: digits === declinedCard });
      return { token, label };
    },
    submitOrder: async (order, cardToken, acceptedTotal) => {
      const kept = draftOf(order);
      const card = cardToken ? state.tokens.get(cardToken) : undefined;
      const missesCard = kept.draft.method === 'card' && !card && !options.free;
      if (acceptedTotal !== `${total().amount} EUR` || missesCard) {
        refuse({ code: 'invalid', message: 'The order does not hold together.', safe: '', todo: '' });
      }
      if (card?.declined) {
        kept.failure = {
          code: 'card_declined',
          message: say('The card was declined.', '卡片遭拒絕。'),
          safe: say('Nothing was charged and no order was placed.', '沒有收費，也沒有下訂。'),
          todo: say('Check the address your bank has, then try again.', '核對銀行登記的地址後再試一次。'),
        };
        refuse(kept.failure);
      }
      const offer = findOffer(kept.offer);
      const byCard = kept.draft.method === 'card';
      const placed: OrderView = {
        order: `73100611${state.orders.length + 80}`,
        offer: kept.offer,
        kind: offer.state === 'window' ? 'renew' : 'buy',
        state: byCard ? 'confirmed' : 'awaiting_payment',
        total: total(),
        request_id: '7c9b4d3a-3b6f-4a80-9a44-6e8f6f3c2b11',
        anniversary: byCard ? '2022-06-22' : null,
        invoice: byCard ? invoices.newest : null,
        offer_name: offer.name,
        state_label: byCard ? say('Confirmed', '已確認') : say('Awaiting payment', '等待付款'),
        created_label: say('28 June 2021', '2021 年 6 月 28 日'),
        payment_label: options.free
          ? say('Nothing to pay', '無須付款')
          : (card?.label ?? say('Bank transfer', '銀行轉帳')),
        po_number: kept.draft.po_number || null,
        advice: '',
        local_id: `placed-${state.orders.length + 1}`,
      };
      state.orders.unshift(placed);
      state.drafts.delete(kept.offer);
      if (byCard) state.renewed.add(kept.offer);
      return confirmation(placed.local_id);
    },
    order: async (id) => confirmation(id),
    orders: async () => allOrders(),
    uploadProof: async (order, proof) => {
      transfers.upload(findOrder(order), proof);
      return confirmation(order);
    },
    cancelOrder: async (order) => {
      transfers.cancel(findOrder(order));
      return confirmation(order);
    },
    switchToCard: async (order) => {
      const waiting = findOrder(order);
      transfers.cancel(waiting);
      const draft = { ...emptyDraft, method: 'card', po_number: waiting.po_number ?? '' };
      state.drafts.set(waiting.offer, { order: `draft-${waiting.offer}`, offer: waiting.offer, draft, failure: null });
      return wizard(findOffer(waiting.offer));
    },
    invoices: async (query) => invoices.page(query),
    invoice: async (number, _account, document) => invoices.view(number, document) ?? notFound(),
    invoicePdf: async (number) => samplePdf(number),
    saveInvoice: async (number, _account, document) => invoices.saved(number, document),
    openInvoice: async (number) => ({
      number,
      note: say('The invoice was opened in your PDF viewer.', '發票已在您的 PDF 檢視器中開啟。'),
    }),
    chooseDocumentLanguage: async (language) => {
      invoices.chooseLanguage(language);
      return null;
    },
    exportForm: async () => invoices.exportForm(),
    chooseExportFolder: async () => invoices.chooseFolder('/home/aoife/Documents'),
    setExportFolder: async (folder) => invoices.chooseFolder(folder),
    checkExport: async (input) => invoices.checkExport(input),
    exportInvoices: (input, told) => invoices.exportInvoices(input, told),
    verifyRecords: (told) => invoices.verify(told),
    cancelWork: async () => {
      invoices.cancel();
      return null;
    },
    spending: async () => invoices.spending(),
    invoiceChecks: async (query) => invoices.checks(query),
    settleCheck: async (check, note) => {
      invoices.settle(check, note);
      return null;
    },
    reopenCheck: async (check) => {
      invoices.reopen(check);
      return null;
    },
    profile: async () => profileView(),
    checkProfile: async (input) => profile.check(input),
    saveProfile: async (input) => profile.save(input),
    join: async () => {
      state.member = true;
      return offersPage();
    },
    dismissNotice: async (notice) => {
      state.dismissed.add(notice);
      return offersPage();
    },
    openLink: async () => null,
    openExportFolder: async () => null,
    offerDetails: async (offer) => subscriptions.details(offer),
    turnOffAutoRenew: async (offer) => subscriptions.turnOff(offer),
    cancelForm: async (input) => subscriptions.form(input),
    sendCancellation: async (input) => subscriptions.send(input),
    requests: async (query) => requests.page(query),
    request: async (request) => requests.details(request),
    makeRequest: async (input) => requests.make(input),
    addNote: async (input) => requests.note(input),
    sync: async () => {
      state.freshness = 'fresh';
      return status();
    },
    changeSettings: async ({ language, theme }) => {
      if (language === 'en' || language === 'zh-TW') state.language = language;
      if (theme === 'system' || theme === 'light' || theme === 'dark') state.theme = theme;
      return status();
    },
    switchAccount: async (name) => {
      state.account = name in companies ? name : notFound();
      profile.clear();
      return status();
    },
    signInAs: async (role) => {
      state.role = role;
      return status();
    },
    moveCalendar: async (date) => {
      state.today = date;
      for (const offer of requests.answer()) state.cancelled.add(offer);
      return status();
    },
    resetSample: async () => {
      state.today = '2021-06-28';
      state.drafts.clear();
      state.orders = [];
      state.renewed.clear();
      state.manual.clear();
      state.cancelled.clear();
      requests.clear();
      transfers.clear();
      profile.clear();
      return status();
    },
    ready: async () => {},
  };
  return backend;
}
