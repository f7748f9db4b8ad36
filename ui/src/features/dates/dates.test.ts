import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { openPage, replay } from '../../testing/page';

async function openDates() {
  const at = replay('dates');
  const opened = await openPage({ page: 'offers' }, at);
  await opened.user.click(await screen.findByRole('button', { name: 'Dates' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Dates' }));
  return { ...opened, at, dialog };
}

describe('the dates that count', () => {
  it('are listed from today on, each with what it is, whose it is and whether something is to be done', async () => {
    const { at, dialog } = await openDates();
    const view = at.answer('dates', { account: '' });
    expect(await dialog.findByText(view.summary)).toBeTruthy();
    const shown = dialog.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
    expect(shown).toEqual(
      view.dates.map(
        ({ day_label, title, about, days_label, needs_a_person }) =>
          `${day_label} ${title}${needs_a_person ? ', action needed' : ''} ${about}, ${days_label}`,
      ),
    );
    expect(shown).toContain('Thu 22 July 2021 Last safe day to renew, action needed Action Pack, in 24 days');
  });

  it('are those of all accounts where they are asked for, each with its company', async () => {
    const { at, dialog, user } = await openDates();
    await user.click(dialog.getByRole('radio', { name: 'All accounts' }));
    const view = at.answer('dates', { account: 'all' });
    await waitFor(() => expect(dialog.getAllByRole('listitem')).toHaveLength(view.dates.length));
    const companies = new Set(view.dates.map(({ company }) => company));
    expect(companies.size).toBe(2);
    for (const company of companies) expect(dialog.getAllByText(new RegExp(company)).length).toBeGreaterThan(0);
  });

  it('are saved for calendar programs, and what was written is said', async () => {
    const { backend, dialog, user } = await openDates();
    const label = '12 dates written to /home/aoife/packdesk-dates.ics.';
    vi.mocked(backend.saveCalendar).mockResolvedValue({
      path: '/home/aoife/packdesk-dates.ics',
      dates: 12,
      cancelled: 0,
      left_out: 0,
      label,
    });
    await user.click(dialog.getByRole('button', { name: 'Save for a calendar' }));
    expect(await dialog.findByText(label)).toBeTruthy();
    expect(backend.saveCalendar).toHaveBeenCalledWith({ account: '' });
    // A dialog of the system that was dismissed says nothing.
    vi.mocked(backend.saveCalendar).mockResolvedValue(null);
    await user.click(dialog.getByRole('button', { name: 'Save for a calendar' }));
    await waitFor(() => expect(dialog.queryByText(label)).toBeNull());
  });
});
