import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeBackend, type FakeOptions } from '../../lib/backend/fake';
import type { ProfileView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, openDesk } from '../../testing/desk';
import { checkAfter, ProfileForm } from './profile-form.svelte';

const profileRoute = { page: 'profile' } as const;

const described = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim())
    .join(' | ');

async function opened(side: 'bill-to' | 'organization' = 'bill-to', options: FakeOptions = {}) {
  const desk = await openDesk(profileRoute, options);
  await desk.user.click(await screen.findByRole('button', { name: `Edit ${side}` }));
  return desk;
}

async function retype(user: UserEvent, label: RegExp | string, value: string): Promise<HTMLInputElement> {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  await user.clear(field);
  if (value) await user.type(field, value);
  await user.tab();
  return field;
}

const save = () => screen.getByRole('button', { name: /^Save/ });

afterEach(() => vi.useRealTimers());

describe('the profile', () => {
  it('shows both sides, the numbers, the contact and the verification in words', async () => {
    await openDesk(profileRoute);
    const billing = within(await screen.findByRole('region', { name: 'Bill to' }));
    expect(billing.getByText(/Accounts payable/)).toBeTruthy();
    expect(billing.getByText('IE 1234567FA')).toBeTruthy();
    expect(billing.getByText('Not recorded')).toBeTruthy();
    expect(billing.getByText('Aoife Moore, accounts@lindqvist.example, 015550142')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Organization, shown as Sold to' }).textContent).toContain('Dublin 2');
    const verification = screen.getByRole('region', { name: 'Verification' });
    expect(verification.textContent).toContain('Authorized since 12 January 2021');
    expect(verification.textContent).toContain('4512880');
    expect(screen.getByText('No earlier version is stored on this computer.')).toBeTruthy();
  });

  it.each([
    ['pending', 'info'],
    ['rejected', 'bad'],
    ['unknown', 'warn'],
  ] as const)('shows the verification %s in the tone %s with what to do', async (vetting, tone) => {
    const backend = fakeBackend();
    const view = { ...(await backend.profile()), vetting, vetting_label: 'Label', vetting_detail: 'What to do.' };
    vi.spyOn(backend, 'profile').mockResolvedValue(view);
    await openDesk(profileRoute, {}, backend);
    expect((await screen.findByText('Label')).className).toContain(tone);
    expect(screen.getByText('What to do.')).toBeTruthy();
  });

  it('says who may do what, by which source, and what other sources say', async () => {
    await openDesk(profileRoute);
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Activity',
      'Your role',
      'Roles',
      'As of',
      'Source',
    ]);
    const row = table.getByRole('row', { name: /^Buy and renew/ });
    expect(row.textContent).toContain('Allowed');
    expect(row.textContent).toContain('23 November 2020');
    expect(row.textContent).toContain('mpn-get-action-pack, 2020-11-23');
    const others = row.closest('tbody')?.querySelector('details');
    expect(others?.textContent).toContain('1 other source');
    expect(others?.textContent).toContain('13 September 2023');
  });

  it.each([
    [true, 'Allowed'],
    [false, 'Not allowed'],
    [null, 'Unknown'],
  ])('says of a permission that is %s: %s', async (allowed, word) => {
    const backend = fakeBackend();
    const view = await backend.profile();
    const permissions = view.permissions.slice(0, 1).map((permission) => ({ ...permission, allowed }));
    vi.spyOn(backend, 'profile').mockResolvedValue({ ...view, permissions });
    await openDesk(profileRoute, {}, backend);
    expect(within(await screen.findByRole('table')).getByRole('cell', { name: word })).toBeTruthy();
  });

  it('opens its links by their ids and tells where one cannot be opened', async () => {
    const { user, backend } = await openDesk(profileRoute);
    const link = await screen.findByRole('button', { name: /^Legal info in Partner Center/ });
    expect(link.title).toBe('https://partner.example/legal');
    await user.click(link);
    expect(backend.openLink).toHaveBeenCalledExactlyOnceWith('legal-info');
    vi.mocked(backend.openLink).mockRejectedValueOnce({ code: 'x', message: 'No browser.', safe: 's', todo: 't' });
    await user.click(link);
    expect((await screen.findByRole('alert')).textContent).toContain('No browser.');
  });

  it('locks a side that cannot be changed, with the reason beside it', async () => {
    const { user } = await openDesk(profileRoute, { mayChangeProfile: false });
    const button = await screen.findByRole('button', { name: 'Edit bill-to' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(described(button)).toBe('Billing admin cannot change the profile.');
    await user.click(button);
    expect(document.querySelector('form')).toBeNull();
  });

  it('locks only the side that the role cannot change, and names who can', async () => {
    const backend = fakeBackend();
    await backend.signInAs('billing-admin');
    await openDesk(profileRoute, {}, backend);
    expect((await screen.findByRole('button', { name: 'Edit bill-to' })).hasAttribute('aria-disabled')).toBe(false);
    expect(described(screen.getByRole('button', { name: 'Edit organization' }))).toBe(
      'Your role cannot change this. These can: Global admin, User admin and MPN partner admin.',
    );
  });
});

describe('the form of the profile', () => {
  it('has the fields of its side, filled in, and the focus at its heading', async () => {
    await opened();
    expect(document.activeElement?.textContent).toBe('Edit bill-to');
    const values = [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ id, value }) => [id, value]);
    expect(values).toEqual([
      ['profile-name', 'Lindqvist & Moore Ltd'],
      ['profile-attention', 'Accounts payable'],
      ['profile-address_line1', '14 Fitzwilliam Lane'],
      ['profile-address_line2', ''],
      ['profile-city', 'Dublin 2'],
      ['profile-postal_code', 'D02 PK31'],
      ['profile-country', 'Ireland'],
      ['profile-tax_id', 'IE 1234567FA'],
      ['profile-po_number', ''],
      ['profile-first_name', 'Aoife'],
      ['profile-last_name', 'Moore'],
      ['profile-email', 'accounts@lindqvist.example'],
      ['profile-phone', '015550142'],
    ]);
  });

  it('follows the rules of the country: states to choose from, examples, and the country fixed with a word why', async () => {
    const { user, backend } = await opened('organization', { country: 'US' });
    const state = screen.getByLabelText<HTMLSelectElement>('State or province');
    expect([...state.options].map(({ textContent }) => textContent)).toEqual([
      'None chosen',
      'Oregon',
      'Texas',
      'Washington',
    ]);
    expect(state.value).toBe('WA');
    expect(described(screen.getByLabelText('Postal code'))).toBe('For example 98052.');
    const country = screen.getByLabelText<HTMLInputElement>('Country or region');
    expect([country.value, country.readOnly]).toEqual(['United States', true]);
    expect(described(country)).toBe('Part of the account. It cannot be changed.');
    expect(screen.queryByLabelText(/Tax ID/)).toBeNull();
    await user.selectOptions(state, '');
    await waitFor(() => expect(described(state)).toBe('Choose the state or province.'));
    await user.selectOptions(state, 'WA');
    await waitFor(() => expect(described(state)).toBe(''));
    await user.selectOptions(state, 'OR');
    await user.click(save());
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
    expect(vi.mocked(backend.saveProfile).mock.calls[0]?.[0].state).toBe('OR');
  });

  it.each([
    ['not_used', '', false],
    ['not_used', 'Leinster', true],
    ['optional', '', true],
  ] as const)('has a field for the state where it is %s and stands as "%s": %s', async (state_use, state, shown) => {
    const backend = fakeBackend();
    const view = await backend.profile();
    const changed: ProfileView = {
      ...view,
      legal_form: { ...view.legal_form, state },
      legal_rules: { ...view.legal_rules, state_use },
    };
    vi.spyOn(backend, 'profile').mockResolvedValue(changed);
    const { user } = await openDesk(profileRoute, {}, backend);
    await user.click(await screen.findByRole('button', { name: 'Edit organization' }));
    expect(screen.queryByLabelText(/State or province/) !== null).toBe(shown);
  });

  it('keeps a state that is recorded by its name among the choices', async () => {
    const backend = fakeBackend({ country: 'US' });
    const view = await backend.profile();
    const legal_form = { ...view.legal_form, state: 'State of Washington' };
    vi.spyOn(backend, 'profile').mockResolvedValue({ ...view, legal_form });
    const { user } = await openDesk(profileRoute, {}, backend);
    await user.click(await screen.findByRole('button', { name: 'Edit organization' }));
    expect(screen.getByLabelText<HTMLSelectElement>('State or province').value).toBe('State of Washington');
  });

  it('is checked once when the typing pauses, with what stands there then', async () => {
    const { backend } = await opened();
    vi.useFakeTimers();
    const city = screen.getByLabelText('City');
    for (const value of ['C', 'Co', 'Cork']) {
      await fireEvent.input(city, { target: { value } });
      await vi.advanceTimersByTimeAsync(checkAfter - 1);
    }
    expect(backend.checkProfile).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.mocked(backend.checkProfile).mock.calls.map(([input]) => input.city)).toEqual(['Cork']);
  });

  it('goes by the last answer, whichever comes last', async () => {
    const backend = fakeBackend();
    const form = new ProfileForm(backend, await backend.profile(), 'billing');
    const late = deferred<Awaited<ReturnType<typeof backend.checkProfile>>>();
    const answer = await backend.checkProfile(form.input);
    vi.spyOn(backend, 'checkProfile').mockReturnValueOnce(late.promise);
    form.input.email = 'wrong';
    form.left('email');
    form.input.email = 'accounts@lindqvist.ie';
    form.left('email');
    await Promise.resolve();
    late.resolve({ ...answer, problems: [{ field: 'email', message: 'Too late.' }] });
    await late.promise;
    await Promise.resolve();
    expect(form.problem('email')).toBe('');
  });

  it('tells a problem at its field once the field was left, and a warning that does not block', async () => {
    const { user, backend } = await opened();
    const tax = screen.getByLabelText(/^Tax ID/);
    await retype(user, /^Tax ID/, '??');
    await waitFor(() => expect(described(tax)).toContain('This does not look like a tax number.'));
    expect(tax.hasAttribute('aria-invalid')).toBe(false);
    const email = screen.getByLabelText('Email address');
    await retype(user, 'Email address', 'accounts');
    await waitFor(() => expect(described(email)).toBe('Enter the whole e-mail address.'));
    expect(email.getAttribute('aria-invalid')).toBe('true');
    await retype(user, 'Email address', 'accounts@lindqvist.ie');
    await waitFor(() => expect(email.hasAttribute('aria-invalid')).toBe(false));
    await user.click(save());
    await screen.findByText('The next invoice shows it.');
    expect(vi.mocked(backend.saveProfile).mock.calls[0]?.[0]).toMatchObject({
      tax_id: '??',
      side: 'billing',
      revision: '1',
    });
  });

  it('moves to the first field that keeps it from being saved', async () => {
    const { user, backend } = await opened();
    await retype(user, 'Email address', 'accounts');
    await retype(user, 'City', '');
    await user.click(save());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('City')));
    expect(backend.saveProfile).not.toHaveBeenCalled();
  });

  it('tells a problem of a field that it does not show', async () => {
    const { user, backend } = await opened('organization');
    const check = await backend.checkProfile((await backend.profile()).legal_form);
    vi.mocked(backend.checkProfile).mockResolvedValue({
      ...check,
      problems: [{ field: 'attention', message: 'The department is too long.' }],
    });
    await retype(user, 'City', 'Cork');
    await user.click(save());
    expect(await screen.findByText('The department is too long.')).toBeTruthy();
    expect(backend.saveProfile).not.toHaveBeenCalled();
  });

  it('sends nothing when nothing differs, and says so', async () => {
    const { user, backend } = await opened();
    await user.click(save());
    expect(await screen.findByText('Nothing differs from what is recorded.')).toBeTruthy();
    expect(backend.saveProfile).not.toHaveBeenCalled();
  });

  it('closes when it is saved, shows the new address and keeps the old one as an earlier version', async () => {
    const { user, backend } = await opened();
    await retype(user, 'Street and number', '1 Merrion Square');
    await user.click(save());
    const heading = await screen.findByRole('heading', { name: 'Bill to' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByText('Saved.').closest('[role=status]')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Bill to' }).textContent).toContain('1 Merrion Square');
    const earlier = screen.getByRole('region', { name: 'Earlier versions' });
    expect(earlier.textContent).toContain('From 12 January 2021');
    expect(earlier.textContent).toContain('14 Fitzwilliam Lane');
    expect(backend.saveProfile).toHaveBeenCalledTimes(1);
  });

  it('is saved once however often Save is pressed', async () => {
    const { user, backend } = await opened();
    await retype(user, 'City', 'Cork');
    const answer = deferred<ProfileView>();
    vi.mocked(backend.saveProfile).mockReturnValueOnce(answer.promise);
    await user.dblClick(save());
    await user.click(save());
    expect(save().getAttribute('aria-disabled')).toBe('true');
    expect(await screen.findByText('Saving the profile')).toBeTruthy();
    expect(backend.saveProfile).toHaveBeenCalledTimes(1);
    answer.reject({ code: 'offline', message: 'No answer.', safe: 'Nothing was changed.', todo: 'Try again.' });
    expect((await screen.findByRole('alert')).textContent).toContain('No answer.');
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
  });
});

describe('a change that starts a review', () => {
  it('says what the review means while it is typed, and on the button', async () => {
    const { user, backend } = await opened('organization');
    await retype(user, 'Company name', 'Moore Ltd');
    const note = await screen.findByText(/^Saving this starts a review of the account/);
    expect(note.closest('[role=status]')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save and start the review' }));
    await screen.findByText('The next invoice shows it.');
    expect(backend.saveProfile).toHaveBeenCalledTimes(1);
    expect(screen.getByText('Under review since 28 June 2021')).toBeTruthy();
  });

  it('is not started by a press on Save that came before the note was on screen', async () => {
    const { user, backend } = await opened('organization');
    await fireEvent.input(screen.getByLabelText('Company name'), { target: { value: 'Moore Ltd' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saving this starts a review of the account/)).toBeTruthy();
    expect(backend.saveProfile).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Save and start the review' }));
    await waitFor(() => expect(backend.saveProfile).toHaveBeenCalledTimes(1));
  });
});

describe('a profile that was changed elsewhere', () => {
  it('is loaded into the form: what was typed stays, everything else follows, and both can be compared', async () => {
    const { user, backend } = await opened();
    const { billing_form } = await backend.profile();
    await backend.saveProfile({ ...billing_form, city: 'Galway', postal_code: 'H91 AF30', po_number: 'PO-1' });
    await retype(user, 'City', 'Cork');
    await retype(user, /^PO number/, 'PO-1');
    await user.click(save());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The profile was changed elsewhere meanwhile.');
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
    await user.click(within(alert).getByRole('button', { name: 'Load the current profile' }));
    await screen.findByText('The current profile is loaded and what you typed is kept.');
    const city = screen.getByLabelText<HTMLInputElement>('City');
    expect([city.value, described(city)]).toEqual(['Cork', 'Now recorded: Galway.']);
    expect(screen.getByLabelText<HTMLInputElement>(/^Postal code/).value).toBe('H91 AF30');
    expect(described(screen.getByLabelText(/^PO number/))).toBe('');
    await user.click(save());
    await screen.findByText('The next invoice shows it.');
    expect(vi.mocked(backend.saveProfile).mock.lastCall?.[0]).toMatchObject({
      city: 'Cork',
      postal_code: 'H91 AF30',
      revision: '2',
    });
  });

  it('leaves the form as it is when it cannot be loaded', async () => {
    const { user, backend } = await opened();
    await backend.saveProfile({ ...(await backend.profile()).billing_form, city: 'Galway' });
    await retype(user, 'City', 'Cork');
    await user.click(save());
    const load = await screen.findByRole('button', { name: 'Load the current profile' });
    vi.mocked(backend.profile).mockRejectedValueOnce({ code: 'x', message: 'No answer.', safe: 's', todo: 't' });
    await user.click(load);
    expect(await screen.findByText('No answer.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
  });

  it('does not touch what is typed when the records are read anew', async () => {
    const { user, backend } = await opened();
    await retype(user, 'City', 'Cork');
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    await waitFor(() => expect(backend.profile).toHaveBeenCalledTimes(2));
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
  });
});

describe('leaving with something typed', () => {
  const question = () => screen.findByRole('dialog', { name: 'Leave without saving?' });

  it('asks before another page is shown, and keeps form and address until it is answered', async () => {
    const { user } = await opened();
    await retype(user, 'City', 'Cork');
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Settings' }));
    const dialog = within(await question());
    expect(document.activeElement?.textContent?.trim()).toBe('Keep editing');
    expect(location.hash).toBe('#/profile');
    await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('City').value).toBe('Cork');
    await fireEvent.keyDown(window, { key: '1', ctrlKey: true });
    await user.click(within(await question()).getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('heading', { name: 'Membership offers' })).toBeTruthy();
    await waitFor(() => expect(location.hash).toBe('#/offers'));
  });

  it('asks before the form is closed', async () => {
    const { user } = await opened();
    await retype(user, 'City', 'Cork');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(within(await question()).getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('button', { name: 'Edit bill-to' })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Bill to' }).textContent).toContain('Dublin 2');
  });

  it('asks before the account is switched, and leaves it as it was when the form is kept', async () => {
    const { user, backend } = await opened();
    await retype(user, 'City', 'Cork');
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await user.click(within(await question()).getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('Account').value).toBe('sample'));
    expect(backend.switchAccount).not.toHaveBeenCalled();
    await user.selectOptions(screen.getByLabelText('Account'), 'sample-tw');
    await user.click(within(await question()).getByRole('button', { name: 'Discard changes' }));
    await waitFor(() => expect(backend.switchAccount).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(document.querySelector('form')).toBeNull());
  });

  it('does not ask when nothing is typed, or when it was typed back', async () => {
    const { user } = await opened();
    await retype(user, 'City', 'Cork');
    await retype(user, 'City', 'Dublin 2');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('button', { name: 'Edit bill-to' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('does not ask any more once it is saved', async () => {
    const { user } = await opened();
    await retype(user, 'City', 'Cork');
    await user.click(save());
    await screen.findByText('The next invoice shows it.');
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Settings' }));
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
  });
});

describe('a profile that an order waits for', () => {
  it('leads back to the order, also after it was saved', async () => {
    const { user } = await openDesk({ page: 'profile', back: 'action-pack' });
    const link = await screen.findByRole('link', { name: 'Back to the order' });
    expect(link.getAttribute('href')).toBe('#/renew/action-pack');
    const edit = await screen.findByRole('button', { name: 'Edit bill-to' });
    expect(edit.classList.contains('primary')).toBe(true);
    await user.click(edit);
    await retype(user, 'City', 'Cork');
    await user.click(save());
    await screen.findByText('The next invoice shows it.');
    await user.click(screen.getByRole('link', { name: 'Back to the order' }));
    expect(await screen.findByRole('heading', { name: 'Renew subscription' })).toBeTruthy();
    expect(navigation.route).toEqual({ page: 'renew', offer: 'action-pack' });
  });

  it('has no way back without an order', async () => {
    await openDesk(profileRoute);
    await screen.findByRole('button', { name: 'Edit bill-to' });
    expect(screen.queryByRole('link', { name: 'Back to the order' })).toBeNull();
  });
});
