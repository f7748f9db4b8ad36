// @ts-nocheck: an invented backend, on its way out.
import { fact, type Say } from './fake-offers';
import type { JoinView, LinkView, NoticeView, OfferView } from './types';

const areas: [id: string, en: string, zh: string][] = [
  ['app-development', 'Application Development', '應用程式開發'],
  ['app-integration', 'Application Integration', '應用程式整合'],
  ['cloud-productivity', 'Cloud Productivity', '雲端生產力'],
  ['collaboration', 'Collaboration and Content', '共同作業與內容'],
  ['communications', 'Communications', '通訊'],
  ['data-platform', 'Data Platform', '資料平台'],
  ['datacenter', 'Datacenter', '資料中心'],
];

/** Offers that do not concern the account yet: every further competency at two levels. */
export function otherOffers(say: Say, company: string): OfferView[] {
  return areas.flatMap(([id, en, zh]) =>
    (['silver', 'gold'] as const).map((level): OfferView => {
      const gold = level === 'gold';
      const reason = say('The competency is not reached yet.', '尚未取得此專長認證。');
      return {
        offer: `${level}-${id}`,
        name: say(`${gold ? 'Gold' : 'Silver'} ${en} competency`, `${gold ? '金' : '銀'}級${zh}專長認證`),
        state: 'available',
        anniversary: null,
        opens: null,
        closes: null,
        days_left: null,
        action: id === 'datacenter' ? 'buy' : 'none',
        reasons: [reason],
        badge: say('Available', '可購買'),
        headline: say('Cannot be bought yet', '尚無法購買'),
        company,
        bar: null,
        facts: [
          gold
            ? fact(say('Price', '價格'), say('€4,340.00 plus taxes', '€4,340.00，另加適用稅金'))
            : fact(say('Price', '價格'), say('€1,665.00 plus taxes', '€1,665.00，另加適用稅金')),
          fact(say('Term', '期限'), say('1 year from purchase', '自購買日起 1 年')),
        ],
        button: say('Buy subscription', '購買訂閱'),
        urgent: false,
        reason_line: reason,
        draft: null,
        open_order: null,
        prominent: false,
        auto_renew: false,
      };
    }),
  );
}

/** A renewal that happened by itself and one that failed. */
export function sampleNotices(say: Say): NoticeView[] {
  return [
    {
      id: 'notice-failed',
      tone: 'warn',
      title: say(
        'Silver Data Analytics was not renewed automatically on 16 April 2021.',
        '銀級資料分析專長認證於 2021 年 4 月 16 日自動續約失敗。',
      ),
      detail: say('The card was declined. Nothing was charged.', '卡片遭拒絕，沒有收費。'),
      offer: 'silver-data',
      order: null,
    },
    {
      id: 'notice-renewed',
      tone: 'ok',
      title: say(
        'Silver Cloud Platform was renewed automatically on 18 June 2021.',
        '銀級雲端平台專長認證已於 2021 年 6 月 18 日自動續約。',
      ),
      detail: say('€2,047.95 was charged.', '已收取 €2,047.95。'),
      offer: 'silver-cloud',
      order: '7310049265',
    },
  ];
}

/** What an account that is not a member has to do first. */
export function sampleJoin(say: Say, canJoin: boolean): JoinView {
  return {
    title: say('This account is not a member yet', '此帳戶尚未成為會員'),
    detail: say(
      'Membership offers can be bought after joining. Joining is free and starts a review of the company.',
      '加入後才能購買會員優惠。加入免費，並會開始審查公司。',
    ),
    button: say('Join now', '立即加入'),
    can_join: canJoin,
    links: [
      {
        id: 'membership',
        label: say('Membership page in Partner Center', '合作夥伴中心的會員頁面'),
        url: 'https://partner.example/membership',
        sign_in: true,
      },
      {
        id: 'join-instructions',
        label: say('How to join, step by step', '逐步加入說明'),
        url: 'https://docs.example/join',
        sign_in: false,
      },
    ],
  };
}

/** Where to go after buying. */
export function nextSteps(say: Say): LinkView[] {
  return [
    {
      id: 'benefits',
      label: say('Activate benefits', '啟用權益'),
      url: 'https://partner.example/benefits',
      sign_in: true,
    },
    {
      id: 'what-is-included',
      label: say('What is included', '包含哪些內容'),
      url: 'https://docs.example/included',
      sign_in: false,
    },
  ];
}
