// @ts-nocheck: an invented backend, on its way out.
import type { CaptionView, FactView, OfferView, TermBarView } from './types';

/** Picks the English or the Chinese text. */
export type Say = (en: string, zh: string) => string;

/** A fact without a mark. */
export function fact(label: string, value: string): FactView {
  return { label, value, transfer_mark: false };
}

interface BarShape {
  /** Months of the term that are over. */
  monthsOver: number;
  /** Day of the window that is today, from 0. */
  day?: number;
  closed?: boolean;
  captions: [string, string][];
  description: string;
}

function bar({ monthsOver, day, closed, captions, description }: BarShape): TermBarView {
  const running = monthsOver < 12;
  return {
    months: Array.from({ length: 12 }, (_, month) => (month < Math.floor(monthsOver) ? 'past' : 'coming')),
    days: Array.from({ length: 30 }, (_, index) =>
      closed ? 'past' : running ? 'later' : index < (day ?? 0) ? 'past' : 'open',
    ),
    today_month: running ? Math.floor(monthsOver) : null,
    today_part: running ? Math.round((monthsOver % 1) * 1000) : 0,
    today_day: day ?? null,
    transfer_day: closed ? null : 19,
    open_ended: false,
    captions: captions.map(([label, value], index): CaptionView => ({ label, value, strong: index === 2 })),
    description,
  };
}

/** The bar of the offer whose window is open. */
export function openBar(say: Say): TermBarView {
  return bar({
    monthsOver: 12,
    day: 5,
    captions: [
      [say('Bought', '購買'), say('22 Jun 2020', '2020/6/22')],
      [say('Expired', '到期'), say('22 Jun 2021', '2021/6/22')],
      [say('Last safe day', '最後安全日'), say('Thu 22 Jul 2021', '2021/7/22（四）')],
    ],
    description: say(
      'Term 22 June 2020 to 22 June 2021, ended. Renewal window 23 June to 22 July 2021, today is day 6 of 30.',
      '期限 2020 年 6 月 22 日至 2021 年 6 月 22 日，已結束。續約期間 6 月 23 日至 7 月 22 日，今天是 30 天中的第 6 天。',
    ),
  });
}

/** The bar of the offer whose term runs. */
export function runningBar(say: Say): TermBarView {
  return bar({
    monthsOver: 9.3,
    captions: [
      [say('Bought', '購買'), say('18 Sep 2020', '2020/9/18')],
      [say('Expires', '到期'), say('18 Sep 2021', '2021/9/18')],
      [say('Last safe day', '最後安全日'), say('Mon 18 Oct 2021', '2021/10/18（一）')],
    ],
    description: say(
      'Term 18 September 2020 to 18 September 2021, 82 days left. Renewal window 19 September to 18 October 2021, not open yet.',
      '期限 2020 年 9 月 18 日至 2021 年 9 月 18 日，還有 82 天。續約期間 9 月 19 日至 10 月 18 日，尚未開放。',
    ),
  });
}

function closedBar(say: Say): TermBarView {
  return bar({
    monthsOver: 12,
    closed: true,
    captions: [
      [say('Bought', '購買'), say('15 Apr 2020', '2020/4/15')],
      [say('Expired', '到期'), say('15 Apr 2021', '2021/4/15')],
      [say('Closed', '截止'), say('Sat 15 May 2021', '2021/5/15（六）')],
    ],
    description: say(
      'Term 15 April 2020 to 15 April 2021, ended. Renewal window closed 15 May 2021.',
      '期限 2020 年 4 月 15 日至 2021 年 4 月 15 日，已結束。續約已於 2021 年 5 月 15 日截止。',
    ),
  });
}

/** One offer in each state. */
export function sampleOffers(say: Say, company: string): OfferView[] {
  const none = {
    anniversary: null,
    opens: null,
    closes: null,
    days_left: null,
    reasons: [],
    company,
    bar: null,
    urgent: false,
    draft: null,
    open_order: null,
    prominent: true,
    auto_renew: false,
  };
  return [
    {
      ...none,
      offer: 'action-pack',
      name: say('Microsoft Action Pack subscription', 'Microsoft 行動套件訂閱'),
      state: 'window',
      anniversary: '2021-06-22',
      opens: '2021-06-23',
      closes: '2021-07-22',
      days_left: 24,
      action: 'renew',
      badge: say('Renewal open', '可續約'),
      headline: say('24 days left to renew', '還有 24 天可續約'),
      bar: openBar(say),
      facts: [
        {
          label: say('Bank transfer by', '銀行轉帳期限'),
          value: say('Mon 12 July 2021', '2021/7/12（一）'),
          transfer_mark: true,
        },
        fact(say('Benefits end', '權益結束'), say('Thu 22 July 2021', '2021/7/22（四）')),
      ],
      button: say('Renew subscription', '續約訂閱'),
      urgent: true,
      reason_line: say(
        'Benefits continue until 22 July. A card pays at once.',
        '權益持續至 7 月 22 日。信用卡付款立即生效。',
      ),
    },
    {
      ...none,
      offer: 'silver-cloud',
      name: say('Silver Cloud Platform competency', '銀級雲端平台專長認證'),
      state: 'pending',
      action: 'none',
      reasons: [say('An order for this offer is in progress.', '此優惠有訂單處理中。')],
      badge: say('Order in progress', '訂單處理中'),
      headline: say('Payment proof missing', '尚未上傳付款證明'),
      facts: [
        fact(say('Bank transfer by', '銀行轉帳期限'), say('Tue 6 July 2021', '2021/7/6（二）')),
        fact(say('Order expires', '訂單到期'), say('Sun 18 July 2021', '2021/7/18（日）')),
      ],
      button: say('Upload payment proof', '上傳付款證明'),
      reason_line: say('An order for this offer is in progress.', '此優惠有訂單處理中。'),
      open_order: 'order-transfer',
    },
    {
      ...none,
      offer: 'gold-data',
      name: say('Gold Data Analytics competency', '金級資料分析專長認證'),
      state: 'active',
      anniversary: '2021-09-18',
      opens: '2021-09-19',
      closes: '2021-10-18',
      action: 'none',
      reasons: [
        say('Opens 19 September 2021, the day after it expires.', '2021 年 9 月 19 日開放，也就是到期的次日。'),
      ],
      badge: say('Active', '有效'),
      headline: say('Active until 18 September 2021', '有效至 2021 年 9 月 18 日'),
      bar: runningBar(say),
      facts: [
        {
          label: say('Bank transfer by', '銀行轉帳期限'),
          value: say('Fri 8 October 2021', '2021/10/8（五）'),
          transfer_mark: true,
        },
        fact(say('Benefits end', '權益結束'), say('Mon 18 October 2021', '2021/10/18（一）')),
      ],
      button: say('Renew competency', '續約專長認證'),
      reason_line: say(
        'Opens 19 September 2021, the day after it expires.',
        '2021 年 9 月 19 日開放，也就是到期的次日。',
      ),
      auto_renew: true,
    },
    {
      ...none,
      offer: 'silver-data',
      name: say('Silver Data Analytics competency', '銀級資料分析專長認證'),
      state: 'lapsed',
      action: 'none',
      reasons: [say('Cannot be bought while a gold competency is active.', '金級專長認證有效期間，無法購買銀級。')],
      badge: say('Lapsed', '已失效'),
      headline: say('Renewal closed 15 May 2021', '續約已於 2021 年 5 月 15 日截止'),
      bar: closedBar(say),
      facts: [fact(say('Invoices', '發票'), say('5 stored offline', '5 張已離線存放'))],
      button: say('Buy again', '再次購買'),
      reason_line: say('Cannot be bought while a gold competency is active.', '金級專長認證有效期間，無法購買銀級。'),
    },
    {
      ...none,
      offer: 'learning-action-pack',
      name: say('Learning Action Pack', '學習行動套件'),
      state: 'available',
      action: 'buy',
      badge: say('Available', '可購買'),
      headline: say('You are eligible to buy', '您符合購買資格'),
      facts: [
        fact(say('Price', '價格'), say('€420.00 plus taxes', '€420.00，另加適用稅金')),
        fact(say('Term', '期限'), say('1 year from purchase', '自購買日起 1 年')),
        fact(say('Benefits', '權益'), say('1 year and 30 days', '1 年又 30 天')),
        fact(say('Limit', '限制'), say('One per account', '每個帳戶一份')),
      ],
      button: say('Buy subscription', '購買訂閱'),
      reason_line: say(
        'You review address, tax ID and total before you pay.',
        '付款前，您可以檢閱地址、稅籍編號與總金額。',
      ),
    },
    {
      ...none,
      offer: 'solution-provider',
      name: 'Action Pack Solution Provider',
      state: 'retired',
      action: 'none',
      reasons: [say('No longer sold.', '已停止銷售。')],
      badge: say('Retired', '已停售'),
      headline: say('History 2010 to 2013', '2010 至 2013 年紀錄'),
      facts: [
        fact(say('Successor', '後續優惠'), say('Microsoft Action Pack', 'Microsoft 行動套件')),
        fact(say('Renewal', '續約'), say('Not possible, no longer sold', '無法續約，已停止銷售')),
      ],
      button: null,
      reason_line: say('Kept for your records. Nothing here changes.', '保留供您查閱，內容不會變更。'),
    },
  ];
}
