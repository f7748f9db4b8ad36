import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { AddressCheckView } from '../../lib/backend/types';
import { deferred, fill, folderGone, openPage, replay } from '../../testing/page';

const street = "2 Lapp's Quay";
const save = () => screen.getByRole('button', { name: /^Save/ });
const field = (label: RegExp | string) => screen.getByLabelText<HTMLInputElement>(label);

/** The bill-to form of an account that is connected to Partner Center, with what a check of it says. */
async function opened() {
  const at = replay('profile');
  const view = { ...at.answer('profile'), checks_addresses: true };
  vi.mocked(at.backend.profile).mockResolvedValue(view);
  vi.mocked(at.backend.saveProfile).mockResolvedValue(view);
  const check = { problems: [], warnings: [], changed: true, starts_review: false, review_note: '' };
  vi.mocked(at.backend.checkProfile).mockResolvedValue(check);
  const page = await openPage({ page: 'profile' }, at);
  await page.user.click(await screen.findByRole('button', { name: 'Edit bill-to' }));
  return { ...page, view };
}

/** The same with another street typed. */
async function moved() {
  const page = await opened();
  await fill(field(/^Street and number/), street);
  return page;
}

function answer(change: Partial<AddressCheckView>): AddressCheckView {
  return {
    known: true,
    status: 'StreetPartial',
    message: '',
    suggestions: [],
    label: '',
    problem: '',
    rules_known: true,
    rule_problems: [],
    rules_problem: '',
    needs_decision: true,
    said_label: 'Partner Center says of this address: StreetPartial.',
    choices: [],
    ...change,
  };
}

describe('a changed address of an account of one’s own', () => {
  it('is saved at once where Partner Center finds nothing amiss', async () => {
    const { user, backend } = await moved();
    vi.mocked(backend.checkAddress).mockResolvedValue(answer({ needs_decision: false }));
    await user.click(save());
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
    expect(vi.mocked(backend.checkAddress).mock.calls.map(([input]) => input.address_line1)).toEqual([street]);
  });

  it('is not asked about where something else is changed', async () => {
    const { user, backend } = await opened();
    await fill(field(/^PO number/), 'PO-89');
    await user.click(save());
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
    expect(backend.checkAddress).not.toHaveBeenCalled();
  });

  it('is shown with what is said of it, and saved as it was typed once the person says so', async () => {
    const { user, backend } = await moved();
    const rule_problems = [{ field: 'postal_code' as const, message: 'The postal code does not fit the country.' }];
    vi.mocked(backend.checkAddress).mockResolvedValue(answer({ rule_problems }));
    await user.click(save());
    const title = await screen.findByText('Check the address before you save it.');
    const said = title.closest('[role=status]');
    expect(said?.textContent).toContain('StreetPartial');
    expect(said?.textContent).toContain('does not fit the country');
    await waitFor(() => expect(document.activeElement?.contains(title)).toBe(true));
    expect(backend.saveProfile).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: /^Save as typed/ }));
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
    expect(vi.mocked(backend.saveProfile).mock.calls[0]?.[0].address_line1).toBe(street);
    expect(backend.checkAddress).toHaveBeenCalledTimes(1);
  });

  it('gives way to a suggested one, which is saved without another question', async () => {
    const { user, backend, view } = await moved();
    const form = { ...view.billing_form, address_line1: '2 Lapps Quay', postal_code: 'T12 WN27' };
    const choices = [{ label: '2 Lapps Quay, Cork, T12 WN27', form }];
    vi.mocked(backend.checkAddress).mockResolvedValue(answer({ choices }));
    await fill(field(/^PO number/), 'PO-88');
    await user.click(save());
    const suggested = within(await screen.findByRole('region', { name: 'Suggested addresses' }));
    await user.click(suggested.getByRole('button', { name: 'Use this address' }));
    expect([field(/^Street and number/).value, field(/^Postal code/).value]).toEqual(['2 Lapps Quay', 'T12 WN27']);
    expect(await screen.findByText('The suggested address is filled in.')).toBeTruthy();
    expect(document.activeElement).toBe(save());
    expect(screen.queryByText('Check the address before you save it.')).toBeNull();
    await user.click(save());
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
    expect(vi.mocked(backend.saveProfile).mock.calls[0]?.[0]).toMatchObject({
      address_line1: '2 Lapps Quay',
      postal_code: 'T12 WN27',
      po_number: 'PO-88',
    });
    expect(backend.checkAddress).toHaveBeenCalledTimes(1);
  });

  it('is gone back to, and asked about anew when it is saved again', async () => {
    const { user, backend } = await moved();
    vi.mocked(backend.checkAddress).mockResolvedValue(answer({}));
    await user.click(save());
    await user.click(await screen.findByRole('button', { name: 'Change the address' }));
    await waitFor(() => expect(document.activeElement).toBe(field(/^Street and number/)));
    expect(screen.queryByText('Check the address before you save it.')).toBeNull();
    await user.click(save());
    await screen.findByText('Check the address before you save it.');
    // What was said is of another address than the one that is typed now.
    await fill(field('City'), 'Cobh');
    await waitFor(() => expect(screen.queryByText('Check the address before you save it.')).toBeNull());
    expect(backend.saveProfile).not.toHaveBeenCalled();
    expect(backend.checkAddress).toHaveBeenCalledTimes(2);
  });

  it('that cannot be asked about is said to be so, and can be saved', async () => {
    const { user, backend } = await moved();
    const message = 'You are not signed in to this account.';
    vi.mocked(backend.checkAddress).mockRejectedValue({ ...folderGone, code: 'sign_in_needed', message });
    await user.click(save());
    const title = await screen.findByText('The address was not checked.');
    expect(title.closest('[role=status]')?.textContent).toContain(message);
    expect(title.closest('[role=status]')?.textContent).toContain('you can save it all the same');
    await user.click(screen.getByRole('button', { name: /^Save as typed/ }));
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
  });

  it('says that it is being asked about while that takes its time', async () => {
    const { user, backend } = await moved();
    const held = deferred<AddressCheckView | null>();
    vi.mocked(backend.checkAddress).mockReturnValueOnce(held.promise);
    await user.click(save());
    expect(await screen.findByText('Asking Partner Center about the address')).toBeTruthy();
    held.resolve(answer({ needs_decision: false }));
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
  });
});
