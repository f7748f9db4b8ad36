// @ts-nocheck: an invented backend, on its way out.
import type { Say } from './fake-offers';
import type { OfferView, WhyView } from './types';

/** The why-panel of an offer: one check of each outcome. */
export function sampleWhy(say: Say, offer: OfferView, on: string): WhyView {
  const open = offer.action !== 'none';
  return {
    offer: offer.offer,
    on,
    answer: open ? 'open' : 'not_yet',
    policy: 'anniversary-30',
    opens: offer.opens,
    closes: offer.closes,
    checks: [
      {
        id: 'vetting',
        outcome: 'passed',
        name: say('Account verified', '帳戶已驗證'),
        outcome_label: say('Pass', '通過'),
        reason: say('Status Authorized since 12 January 2021.', '自 2021 年 1 月 12 日起為「已授權」。'),
        remedy: '',
      },
      {
        id: 'window',
        outcome: open ? 'passed' : 'failed',
        name: say('Renewal window open', '續約期間開放'),
        outcome_label: open ? say('Pass', '通過') : say('Not yet', '尚未'),
        reason: offer.reason_line,
        remedy: open ? '' : say('Nothing to do before then.', '在此之前無須處理。'),
      },
      {
        id: 'billing',
        outcome: 'unknown',
        name: say('Billing profile', '帳單設定檔'),
        outcome_label: say('Unknown', '不明'),
        reason: say('No billing profile is recorded for this account.', '此帳戶沒有記錄帳單設定檔。'),
        remedy: say('Ask a Global admin to check it.', '請全域管理員檢查。'),
      },
    ],
    title: open ? say('Can I renew?', '可以續約嗎？') : say('Why can’t I renew?', '為什麼無法續約？'),
    subtitle: say(`${offer.name}, ${offer.company}`, `${offer.name}，${offer.company}`),
    verdict: open ? say('Yes. You can renew now.', '可以，現在即可續約。') : say('Not yet.', '尚未。'),
    tally: say('2 checks pass, 1 is unknown.', '2 項通過，1 項不明。'),
    tone: open ? 'ok' : 'wait',
    bar: offer.bar,
    today_label: say('Today, 28 June 2021', '今天，2021 年 6 月 28 日'),
    benefits_label: offer.bar ? say('Benefits end 22 July 2021', '權益於 2021 年 7 月 22 日結束') : '',
    policy_label: say('Rule of November 2020.', '2020 年 11 月的規則。'),
    policy_source: say('Microsoft page on Action Pack renewal', 'Microsoft 行動套件續約頁面'),
    text: `${offer.name}\n${offer.headline}`,
  };
}
