// @ts-nocheck: an invented backend, on its way out.
import { fact, type Say } from './fake-offers';
import type { SampleRequests } from './fake-requests';
import type {
  CancelInput,
  CancelView,
  CheckView,
  ErrorView,
  FieldProblem,
  InvoiceRow,
  OfferDetailsView,
  OfferView,
  RefundCheckView,
  RequestDetailsView,
} from './types';

export interface FakeSubscriptionOptions {
  say: Say;
  refuse: (view: ErrorView) => never;
  company: () => string;
  offer: (id: string) => OfferView;
  invoices: (offer: string) => InvoiceRow[];
  requests: SampleRequests;
  /** Offers whose automatic renewal was turned off. */
  manual: Set<string>;
  /** Offers that support has cancelled. */
  cancelled: Set<string>;
  /** The role may cancel and turn the automatic renewal off. */
  mayChange: boolean;
}

/** What can be done with a subscription of the fake desk: its details, its automatic renewal, and cancelling it. */
export function sampleSubscriptions(options: FakeSubscriptionOptions) {
  const { say, refuse, company, offer: findOffer, requests, manual, cancelled, mayChange } = options;
  const roleReason = () =>
    say(
      'Billing admin may not cancel. These may: Global admin and MPN partner admin.',
      '計費管理員無法取消。可以的角色：全域管理員和 MPN 合作夥伴管理員。',
    );

  const runs = (offer: OfferView) => offer.state === 'active' && !cancelled.has(offer.offer);

  function reasonOf(offer: OfferView): string {
    if (!runs(offer))
      return say('No term of this offer runs, so there is nothing to cancel.', '這項優惠目前沒有進行中的效期。');
    const open = requests.openCancellation(offer.offer);
    if (open) return say(`The request ${open} asks already to cancel it.`, `要求 ${open} 已在申請取消。`);
    return mayChange ? '' : roleReason();
  }

  function details(id: string): OfferDetailsView {
    const offer = findOffer(id);
    const invoices = options.invoices(id);
    const split = runs(offer) ? 1 : 0;
    const on = offer.auto_renew && !manual.has(id);
    const reason = reasonOf(offer);
    return {
      offer,
      facts: [
        fact(say('Bought', '購買'), say('18 September 2020', '2020 年 9 月 18 日')),
        ...(offer.anniversary ? [fact(say('Expires', '到期'), offer.anniversary)] : []),
      ],
      auto_renew: runs(offer)
        ? {
            on,
            label: on
              ? say(
                  'On. Renews on 19 September 2021 with Visa ending 4821.',
                  '已開啟。2021 年 9 月 19 日以 Visa 末四碼 4821 續約。',
                )
              : say('Off', '已關閉'),
            detail: on
              ? say('The card is charged on that day.', '當天會從卡片收費。')
              : say('You renew by yourself once the window is open.', '續約期間開放時由您自行續約。'),
            can_turn_off: on && mayChange,
            reason: on && !mayChange ? roleReason() : '',
          }
        : null,
      terms: offer.bar
        ? [
            {
              period: say('18 September 2020 to 18 September 2021', '2020 年 9 月 18 日至 2021 年 9 月 18 日'),
              state: cancelled.has(id) ? say('Ended early', '已提前終止') : say('Runs', '進行中'),
              current: runs(offer),
            },
            {
              period: say('18 September 2019 to 18 September 2020', '2019 年 9 月 18 日至 2020 年 9 月 18 日'),
              state: say('Over since 18 September 2020', '已於 2020 年 9 月 18 日結束'),
              current: false,
            },
          ]
        : [],
      invoices: invoices.slice(0, split),
      expired_invoices: invoices.slice(split),
      latest_invoice: invoices[0]?.number ?? null,
      invoice_reason: invoices.length > 0 ? '' : say('There is no invoice of this offer.', '這項優惠沒有發票。'),
      can_cancel: reason === '',
      cancel_reason: reason,
      open_request: requests.openCancellation(id),
      labels: [
        { label: say('Membership offers', '會員優惠'), also_called: [] },
        {
          label: say('Download invoice', '下載發票'),
          also_called: [say('Bills and Payments (2023)', '帳單與付款（2023）')],
        },
      ],
      links: [
        {
          id: 'membership-offers',
          label: say('Membership offers in Partner Center', '合作夥伴中心的會員優惠'),
          url: 'https://partner.example/offers',
          sign_in: true,
        },
      ],
    };
  }

  function check(id: string, name: string, outcome: boolean | null, reason: string): CheckView {
    return {
      id,
      name,
      outcome: outcome === null ? 'unknown' : outcome ? 'passed' : 'failed',
      outcome_label: outcome === null ? say('Unknown', '不明') : outcome ? say('Pass', '通過') : say('Not yet', '尚未'),
      reason,
      remedy: '',
    };
  }

  function checksOf(input: CancelInput): RefundCheckView[] {
    const told = { question: null, no_label: '', yes_label: '' };
    const asked = (question: string, no: string, yes: string) => ({ question, no_label: no, yes_label: yes });
    const unused = (used: boolean | null) => (used === null ? null : !used);
    return [
      {
        check: check(
          'bought_within_30_days',
          say('Bought within 30 days', '30 天內購買'),
          true,
          say(
            'A refund can be asked for until 8 July 2021. 10 days left.',
            '最晚可在 2021 年 7 月 8 日要求退款。還有 10 天。',
          ),
        ),
        ...told,
      },
      {
        check: check(
          'nothing_activated',
          say('No benefit activated', '未啟用權益'),
          unused(input.benefit_activated),
          say('Ask everyone with access.', '請詢問每一位有存取權的人。'),
        ),
        ...asked(
          'benefit_activated',
          say('No benefit was activated', '未啟用任何權益'),
          say('A benefit was activated', '已啟用權益'),
        ),
      },
      {
        check: check(
          'no_key_viewed',
          say('No product key viewed', '未檢視產品金鑰'),
          unused(input.key_viewed),
          say('Ask everyone with access. One key ends the refund.', '請詢問每一位有存取權的人。'),
        ),
        ...asked('key_viewed', say('No key was viewed', '未檢視金鑰'), say('A key was viewed', '已檢視金鑰')),
      },
      {
        check: check(
          'role',
          say('Your role', '您的角色'),
          mayChange,
          mayChange ? say('You are MPN partner admin.', '您的角色是 MPN 合作夥伴管理員。') : roleReason(),
        ),
        ...told,
      },
    ];
  }

  function textOf(input: CancelInput): { summary: string; description: string; problems: FieldProblem[] } {
    const offer = findOffer(input.offer);
    const unused = input.benefit_activated === false && input.key_viewed === false;
    const refundable = input.benefit_activated !== true && input.key_viewed !== true;
    const proposal = [
      refundable
        ? say(`Please cancel the ${offer.name} and refund it.`, `請取消${offer.name}並退款。`)
        : say(`Please cancel the ${offer.name}.`, `請取消${offer.name}。`),
      say(`PartnerID 4512880, ${company()}`, `PartnerID 4512880，${company()}`),
      ...(unused
        ? [say('No benefit was activated and no product key was viewed.', '未啟用任何權益，也未檢視產品金鑰。')]
        : []),
    ].join('\n');
    const summary = input.summary.trim() || say(`Cancel ${offer.name}`, `取消${offer.name}`);
    const description = input.description.trim() || proposal;
    const problems: FieldProblem[] = [];
    for (const [field, text, longest] of [
      ['summary', summary, 200],
      ['description', description, 10_000],
    ] as const) {
      const { length } = [...text];
      if (length > longest) {
        const message = say(
          `The text has ${length} characters; at most ${longest} can be sent.`,
          `內容有 ${length} 個字元，最多可送出 ${longest} 個。`,
        );
        problems.push({ field, message });
      }
    }
    return { summary, description, problems };
  }

  function form(input: CancelInput): CancelView {
    const offer = findOffer(input.offer);
    const reason = reasonOf(offer);
    const { summary, description, problems } = textOf(input);
    const answers = [input.benefit_activated, input.key_viewed];
    const missing = answers.filter((answer) => answer === null).length;
    const impossible = answers.includes(true);
    const route = [
      { label: say('Cancel subscription', '取消訂閱'), also_called: [] },
      {
        label: say('Report problems with Partner Center', '回報合作夥伴中心的問題'),
        also_called: [say('Contact Support (2023)', '連絡支援（2023）')],
      },
      { label: say('New request', '新增要求'), also_called: [] },
    ];
    return {
      offer: offer.offer,
      name: offer.name,
      subtitle: say(`${offer.name}, ${offer.company}`, `${offer.name}，${offer.company}`),
      checks: checksOf(input),
      tally: impossible
        ? say('No refund', '無法退款')
        : missing > 0
          ? say(`${missing} answers missing`, `還缺 ${missing} 個回答`)
          : say('Refund possible', '可以退款'),
      tone: impossible ? 'stop' : missing > 0 ? 'wait' : 'ok',
      route,
      kind_label: requests.kindLabel(),
      kind: requests.kind(),
      summary,
      description,
      problems,
      outcomes: [
        { title: say('With a refund', '有退款時'), text: say('You get €516.60 back.', '您會收到退款 €516.60。') },
        {
          title: say('Without a refund', '無退款時'),
          text: say('Do nothing and the subscription lapses.', '不採取動作，訂閱即會失效。'),
        },
        { title: say('What stays', '保留的內容'), text: say('All invoices stay stored.', '所有發票都會保存。') },
      ],
      can_send: reason === '',
      reason,
      open_request: requests.openCancellation(offer.offer),
      text: [route.map(({ label }) => label).join(' > '), summary, description].join('\n\n'),
    };
  }

  return {
    details,
    form,
    send(input: CancelInput): RequestDetailsView {
      const { can_send, open_request, reason, summary, description } = form(input);
      if (!can_send) {
        refuse({
          code: open_request ? 'cancellation_open' : 'nothing_to_cancel',
          message: reason,
          safe: say('No request was sent.', '沒有送出要求。'),
          todo: say('Look at the request that is there.', '請查看現有的要求。'),
        });
      }
      return requests.cancel(input.offer, summary, description);
    },
    turnOff(id: string): OfferDetailsView {
      manual.add(id);
      return details(id);
    },
  };
}
