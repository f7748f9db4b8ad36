import { screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { openPage, replay } from './testing/page';

/** The page with a hand that counts how often it presses. */
async function pageWithCount(...place: Parameters<typeof openPage>) {
  const page = await openPage(...place);
  const presses = vi.spyOn(page.user, 'click');
  return { ...page, presses: () => presses.mock.calls.length };
}

const tileOf = async (name: string) => within(await screen.findByRole('article', { name }));

describe('so many presses answer', () => {
  it('when something can be renewed: none', async () => {
    const { presses } = await pageWithCount();
    const open = await tileOf('Microsoft Action Pack subscription');
    expect(open.getByText('24 days left to renew')).toBeTruthy();
    const later = await tileOf('Gold competency: Cloud Platform');
    expect(later.getByText(/^Opens 15 October 2021/)).toBeTruthy();
    expect(presses()).toBe(0);
  });

  it('why not: one', async () => {
    const { user, presses } = await pageWithCount();
    const tile = await tileOf('Gold competency: Cloud Platform');
    await user.click(tile.getByRole('button', { name: 'Why can’t I renew?' }));
    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText('Not yet. You can renew from 15 October 2021.')).toBeTruthy();
    expect(presses()).toBe(1);
  });

  it('how it is in the other language: two, and documents follow', async () => {
    const asked = replay('language');
    expect(asked.answer('exportForm').language).toBe('en');
    const { user, presses } = await pageWithCount({ page: 'offers' }, asked);
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await user.click(await screen.findByRole('radio', { name: '繁體中文' }));
    expect(await screen.findByRole('heading', { name: '設定', level: 1 })).toBeTruthy();
    expect(presses()).toBeLessThanOrEqual(2);
    expect(asked.answer('invoice', 'T000219940', null, null).document).toBe('zh-TW');
    expect(asked.answer('exportForm').language).toBe('zh-TW');
  });
});
