import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { AccountDetailView, SignedInView, StatusView } from '../../lib/backend/types';
import { navigation } from '../../lib/route.svelte';
import { deferred, described, fill, openPage, replay } from '../../testing/page';
import type { Replay } from '../../testing/replay';

const situation = 'own-accounts';
const withOwn = { situation, after: 'addAccount' } as const;

/** The accounts with one of one's own as the current one. */
function withCurrent(changes: Partial<AccountDetailView> = {}): Replay {
  const replayed = replay(withOwn);
  const page = replayed.answer('accounts');
  vi.mocked(replayed.backend.accounts).mockResolvedValue({
    ...page,
    accounts: page.accounts.map((account) => {
      const current = account.name === 'brenna-kettle-ltd';
      return { ...account, current, ...(current ? changes : {}) };
    }),
  });
  const status: StatusView = replayed.answer('status');
  const own = { name: 'brenna-kettle-ltd', company: 'Brenna & Kettle Ltd', sample: false, current: true };
  vi.mocked(replayed.backend.status).mockResolvedValue({
    ...status,
    sample: false,
    accounts: [...status.accounts.map((account) => ({ ...account, current: false })), own],
  });
  return replayed;
}

const panelOf = (company: string) => screen.getByRole('region', { name: company });

describe('before there is an account of one’s own', () => {
  it.each(['left', 'answered'])(
    'a new data folder asks how to begin, and remembers that the question was %s',
    async (how) => {
      const replayed = replay(situation);
      vi.mocked(replayed.backend.firstStart).mockResolvedValue(true);
      const { user, backend } = await openPage({ page: 'offers' }, replayed);
      const dialog = await screen.findByRole('dialog', { name: 'How do you want to begin?' });
      expect(backend.chooseBeginning).not.toHaveBeenCalled();
      if (how === 'left') await fireEvent(dialog, new Event('cancel', { cancelable: true }));
      else await user.click(within(dialog).getByRole('button', { name: 'Try the sample' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(backend.chooseBeginning).toHaveBeenCalledTimes(1);
    },
  );

  it('the question stays until its answer is noted', async () => {
    const replayed = replay(situation);
    vi.mocked(replayed.backend.firstStart).mockResolvedValue(true);
    const noted = deferred<null>();
    vi.mocked(replayed.backend.chooseBeginning).mockReturnValue(noted.promise);
    const { user } = await openPage({ page: 'offers' }, replayed);
    const dialog = await screen.findByRole('dialog', { name: 'How do you want to begin?' });
    await user.click(within(dialog).getByRole('button', { name: 'Enter records by hand' }));
    expect(screen.queryByRole('dialog')).not.toBeNull();
    expect(location.hash).toBe('#/offers');
    noted.resolve(null);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(location.hash).toContain('#/accounts?add');
  });

  it('every page of the sample leads to setting one up', async () => {
    const { user } = await openPage({ page: 'offers' }, situation);
    await user.click(await screen.findByRole('link', { name: 'Add your company' }));
    const heading = await screen.findByRole('heading', { name: 'How do you want to begin?' });
    expect(document.activeElement).toBe(heading);
    expect(location.hash).toBe('#/accounts?add');
  });

  it('one can go on with the sample', async () => {
    const { user } = await openPage({ page: 'accounts' }, situation);
    await user.click(await screen.findByRole('button', { name: 'Try the sample' }));
    expect(location.hash).toBe('#/offers');
  });

  it('one that is kept by hand is set up and shown', async () => {
    const { user, replay: replayed, backend } = await openPage({ page: 'accounts' }, situation);
    await user.click(await screen.findByRole('button', { name: 'Enter records by hand' }));
    expect(screen.queryByLabelText('Directory (tenant) ID')).toBeNull();
    await fill(screen.getByLabelText('Company'), 'Fjordlys Partner AS');
    await user.selectOptions(screen.getByLabelText('Country or region'), 'NO');
    vi.mocked(backend.switchAccount).mockResolvedValue(replayed.answer('status'));
    await user.click(screen.getByRole('button', { name: 'Add account' }));
    await waitFor(() => expect(backend.switchAccount).toHaveBeenCalledExactlyOnceWith('fjordlys-partner-as'));
    const heading = await screen.findByRole('heading', { name: 'Fjordlys Partner AS' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(location.hash).toBe('#/accounts');
    expect(within(panelOf('Fjordlys Partner AS')).getByText('Your own account, entered by hand')).toBeTruthy();
  });

  it('what is missing is told at its field, and nothing is sent', async () => {
    const { user, backend } = await openPage({ page: 'accounts' }, situation);
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    await user.click(screen.getByRole('button', { name: 'Add account' }));
    const company = screen.getByLabelText('Company');
    await waitFor(() => expect(document.activeElement).toBe(company));
    for (const label of ['Company', 'Country or region', 'Directory (tenant) ID', 'Application (client) ID'])
      expect(described(screen.getByLabelText(label))).toContain('Fill in this field');
    expect(backend.addAccount).not.toHaveBeenCalled();
  });

  it('what Rust refuses is told at its field, and what is typed stays', async () => {
    const at = { situation, after: 'addAccount' } as const;
    const refused = replay(situation).error('addAccount');
    const { user, backend } = await openPage({ page: 'accounts' }, at);
    vi.mocked(backend.addAccount).mockRejectedValueOnce(refused);
    await user.click(await screen.findByRole('button', { name: 'Add your company' }));
    await user.click(screen.getByRole('radio', { name: 'By hand' }));
    await fill(screen.getByLabelText('Company'), 'Fjordlys Partner AS');
    await user.selectOptions(screen.getByLabelText('Country or region'), 'NO');
    await fill(screen.getByLabelText(/^Currency/), 'KRO');
    await user.click(screen.getByRole('button', { name: 'Add account' }));
    const currency = screen.getByLabelText<HTMLInputElement>(/^Currency/);
    await waitFor(() => expect(document.activeElement).toBe(currency));
    expect(described(currency)).toContain(refused.message);
    expect(currency.value).toBe('KRO');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('something typed is not lost without a question', async () => {
    const { user } = await openPage({ page: 'accounts' }, situation);
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    await fill(screen.getByLabelText('Company'), 'Brenna');
    await user.click(screen.getByRole('link', { name: 'Help' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
    expect(navigation.route.page).toBe('accounts');
  });
});

describe('an account of one’s own', () => {
  it('is renamed, and a name that is taken is told at the field', async () => {
    const { user, replay: replayed, backend } = await openPage({ page: 'accounts' }, withOwn);
    const taken = replay(situation).error('renameAccount');
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    vi.mocked(backend.renameAccount).mockRejectedValueOnce(taken);
    await user.click(within(panel).getByRole('button', { name: /^Change short name/ }));
    const field = within(panel).getByLabelText<HTMLInputElement>('Short name');
    expect(field.value).toBe('brenna-kettle-ltd');
    await fill(field, 'fjordlys-partner-as');
    await user.click(within(panel).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(described(field)).toContain(taken.message));
    vi.mocked(backend.renameAccount).mockResolvedValueOnce(replay(situation).recorded('renameAccount'));
    vi.mocked(backend.switchAccount).mockResolvedValue(replayed.answer('status'));
    await fill(field, 'fjordlys');
    await user.click(within(panel).getByRole('button', { name: 'Save' }));
    // It is not the one that is shown, which is read anew with the names that there are now.
    await waitFor(() => expect(backend.switchAccount).toHaveBeenCalledExactlyOnceWith('sample'));
    expect(backend.renameAccount).toHaveBeenLastCalledWith('brenna-kettle-ltd', 'fjordlys');
  });

  it('is removed after a question that says what goes and what does not', async () => {
    const { user, replay: replayed, backend } = await openPage({ page: 'accounts' }, withCurrent());
    vi.mocked(backend.switchAccount).mockResolvedValue(replayed.answer('status'));
    vi.mocked(backend.removeAccount).mockResolvedValueOnce(replay(situation).recorded('removeAccount'));
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    await user.click(within(panel).getByRole('button', { name: /^Remove account/ }));
    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('The backups made before still have them');
    await user.click(within(question).getByRole('button', { name: 'Do not remove' }));
    expect(backend.removeAccount).not.toHaveBeenCalled();
    await user.click(within(panel).getByRole('button', { name: /^Remove account/ }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove account' }));
    await screen.findByText(/was removed with/);
    // What is shown cannot go: the sample is shown first.
    const switched = vi.mocked(backend.switchAccount).mock;
    expect(switched.calls[0]).toEqual(['sample']);
    expect(switched.invocationCallOrder[0]).toBeLessThan(
      vi.mocked(backend.removeAccount).mock.invocationCallOrder[0] ?? 0,
    );
  });

  it('gets a connection later', async () => {
    const { user, backend } = await openPage({ page: 'accounts' }, withOwn);
    vi.mocked(backend.connectAccount).mockResolvedValueOnce(replay(situation).recorded('connectAccount'));
    const panel = await screen.findByRole('region', { name: 'Fjordlys Partner AS' });
    await user.click(within(panel).getByRole('button', { name: /^Connect/ }));
    await fill(screen.getByLabelText('Directory (tenant) ID'), 'fjordlys.example');
    await fill(screen.getByLabelText('Application (client) ID'), '5e0f3b1c-77aa-4f0e-9a53-2d6b7c1e8f90');
    await user.click(screen.getByRole('checkbox', { name: /^Partner Center/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(backend.connectAccount).toHaveBeenCalledExactlyOnceWith('fjordlys-partner-as', {
        tenant: 'fjordlys.example',
        client_id: '5e0f3b1c-77aa-4f0e-9a53-2d6b7c1e8f90',
        cloud: null,
        authority: '',
        azure_billing: '',
        partner_center: '',
      }),
    );
    await waitFor(() => expect(screen.queryByLabelText('Directory (tenant) ID')).toBeNull());
  });
});

describe('an account of another cloud', () => {
  it('says so, and stays there when its connection is changed', async () => {
    const replayed = withCurrent({ cloud: 'china', cloud_label: 'Azure operated by 21Vianet (China)' });
    vi.mocked(replayed.backend.connectAccount).mockRejectedValueOnce('stop');
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { user, backend } = await openPage({ page: 'accounts' }, replayed);
    const panel = within(await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' }));
    expect(panel.getByText('Azure operated by 21Vianet (China)')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: /^Change connection/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(backend.connectAccount).toHaveBeenCalledOnce());
    expect(vi.mocked(backend.connectAccount).mock.lastCall?.[1].cloud).toBe('china');
  });

  it('is chosen among those that there are', async () => {
    const replayed = withCurrent();
    vi.mocked(replayed.backend.connectAccount).mockRejectedValueOnce('stop');
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { user, backend } = await openPage({ page: 'accounts' }, replayed);
    const panel = within(await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' }));
    await user.click(panel.getByRole('button', { name: /^Change connection/ }));
    const cloud = screen.getByLabelText<HTMLSelectElement>('Cloud');
    expect(cloud.value).toBe('global');
    const offered = replayed.answer('accounts').clouds.map(({ label }) => label);
    expect([...cloud.options].map(({ textContent }) => textContent)).toEqual(offered);
    await user.selectOptions(cloud, 'us-government');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(backend.connectAccount).toHaveBeenCalledOnce());
    expect(vi.mocked(backend.connectAccount).mock.lastCall?.[1].cloud).toBe('us-government');
  });
});

describe('signing in', () => {
  const signedIn: SignedInView = {
    account: 'brenna-kettle-ltd',
    user_name: 'una@brenna.example',
    tenant: 'brenna.example',
    label: 'Signed in as una@brenna.example.',
  };

  it('waits for the browser, says so, and reads what there is afterwards', async () => {
    const replayed = withCurrent();
    const { backend } = replayed;
    const answer = deferred<SignedInView | null>();
    vi.mocked(backend.signIn).mockImplementation((begun) => {
      begun({ address: 'http://127.0.0.1:9/authorize?x=1', opened: true });
      return answer.promise;
    });
    const status = await backend.status();
    const read = { connection: 'azure-billing', state: 'current', state_label: 'read to the end' } as const;
    const refused = [{ what: 'E0400ABCD', code: 'no_date', reason: 'It has no date.' }];
    const counts = { read: 3, new: 3, versions: 0, documents: 2 };
    vi.mocked(backend.sync).mockImplementation(async (told) => {
      told({ done: 1, total: 3, current: '', label: '1 of 3 invoices read' });
      const connections = [{ ...read, ...counts, refused, label: 'Azure Billing: read to the end. 3 invoices read.' }];
      return { status, report: { connections, cancelled: false }, error: null };
    });
    const { user } = await openPage({ page: 'accounts' }, replayed);
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    await user.click(within(panel).getByRole('button', { name: 'Sign in' }));
    expect(await within(panel).findByText(/Packdesk waits for five minutes/)).toBeTruthy();
    expect(backend.sync).not.toHaveBeenCalled();
    answer.resolve(signedIn);
    expect(await within(panel).findByText('Azure Billing: read to the end. 3 invoices read.')).toBeTruthy();
    expect(within(panel).getByText('1 entry was not taken')).toBeTruthy();
    expect(within(panel).getByText('It has no date.')).toBeTruthy();
    expect(backend.sync).toHaveBeenCalledOnce();
  });

  it('that is cancelled ends without an error, and one that failed says why', async () => {
    const replayed = withCurrent();
    const { backend } = replayed;
    const answer = deferred<SignedInView | null>();
    vi.mocked(backend.signIn).mockImplementationOnce((begun) => {
      begun({ address: 'http://127.0.0.1:9/authorize?x=1', opened: false });
      return answer.promise;
    });
    vi.mocked(backend.cancelSignIn).mockImplementation(async () => {
      answer.resolve(null);
      return null;
    });
    const { user } = await openPage({ page: 'accounts' }, replayed);
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    await user.click(within(panel).getByRole('button', { name: 'Sign in' }));
    expect(await within(panel).findByText(/The browser could not be opened/)).toBeTruthy();
    expect(within(panel).getByRole('button', { name: 'Copy address' })).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Cancel' }));
    const again = await within(panel).findByRole('button', { name: 'Sign in' });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(backend.sync).not.toHaveBeenCalled();

    const refused = replay(situation).error('renameAccount');
    vi.mocked(backend.signIn).mockRejectedValueOnce(refused);
    await user.click(again);
    expect((await within(panel).findByRole('alert')).textContent).toContain(refused.message);
  });

  it('with a code is begun only after a warning, and shows the code, where it is typed and how long', async () => {
    const replayed = withCurrent();
    const { backend } = replayed;
    const answer = deferred<SignedInView | null>();
    vi.mocked(backend.signInByCode).mockImplementation((begun) => {
      begun({ address: 'https://microsoft.com/devicelogin', code: 'B7QK-XW2P', seconds: 900 });
      return answer.promise;
    });
    vi.mocked(backend.cancelSignIn).mockImplementation(async () => {
      answer.resolve(null);
      return null;
    });
    const { user } = await openPage({ page: 'accounts' }, replayed);
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    await user.click(within(panel).getByRole('button', { name: 'Sign in with a code' }));
    const warning = within(await screen.findByRole('dialog'));
    expect(warning.getByText(replayed.answer('accounts').code_warning)).toBeTruthy();
    expect(document.activeElement).toBe(warning.getByRole('button', { name: 'Sign in in the browser' }));
    await user.keyboard('{Escape}');
    expect(backend.signInByCode).not.toHaveBeenCalled();
    expect(backend.signIn).not.toHaveBeenCalled();

    await user.click(within(panel).getByRole('button', { name: 'Sign in with a code' }));
    await user.click(screen.getByRole('button', { name: 'Ask for a code' }));
    expect(await within(panel).findByText('B7QK-XW2P')).toBeTruthy();
    expect(within(panel).getByText('https://microsoft.com/devicelogin')).toBeTruthy();
    expect(within(panel).getByRole('timer').textContent).toMatch(/^1[45]:\d\d$/);
    expect(within(panel).getByRole('button', { name: 'Copy code' })).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Cancel' }));
    expect(await within(panel).findByRole('button', { name: 'Sign in' })).toBeTruthy();
    expect(screen.queryByText('B7QK-XW2P')).toBeNull();
    expect(backend.sync).not.toHaveBeenCalled();
  });

  it('is waited for no more once the page is left', async () => {
    const replayed = withCurrent();
    const { backend } = replayed;
    vi.mocked(backend.signIn).mockReturnValue(deferred<SignedInView | null>().promise);
    const { user } = await openPage({ page: 'accounts' }, replayed);
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    await user.click(within(panel).getByRole('button', { name: 'Sign in' }));
    await user.click(screen.getByRole('link', { name: 'Help' }));
    await waitFor(() => expect(backend.cancelSignIn).toHaveBeenCalledOnce());
  });

  it('ends, and says so', async () => {
    const replayed = withCurrent({ is_signed_in: true, signed_in: 'una@brenna.example' });
    const { backend } = replayed;
    vi.mocked(backend.signOut).mockResolvedValue('Signed out.');
    const { user } = await openPage({ page: 'accounts' }, replayed);
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    expect(within(panel).getByText('Signed in: una@brenna.example')).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Sign out' }));
    expect(await within(panel).findByText('Signed out.')).toBeTruthy();
  });

  it('a sync that found a connection in trouble shows what was read and says what is wrong', async () => {
    const replayed = withCurrent({ is_signed_in: true });
    const { backend } = replayed;
    const trouble = replay('connection-lost').error('sync');
    const status = await backend.status();
    vi.mocked(backend.sync).mockResolvedValue({
      status,
      report: { connections: [], cancelled: false },
      error: trouble,
    });
    const { user } = await openPage({ page: 'accounts' }, replayed);
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    await user.click(within(panel).getByRole('button', { name: 'Sync now' }));
    expect((await screen.findByRole('alert')).textContent).toContain(trouble.message);
  });

  it('a long sync says how far it has come, and can be stopped', async () => {
    const replayed = withCurrent({ is_signed_in: true });
    const { backend } = replayed;
    vi.mocked(backend.sync).mockImplementation((told) => {
      told({ done: 400, total: 1200, current: '', label: '400 of 1,200 invoices read' });
      return new Promise(() => {});
    });
    const { user } = await openPage({ page: 'accounts' }, replayed);
    const panel = await screen.findByRole('region', { name: 'Brenna & Kettle Ltd' });
    await user.click(within(panel).getByRole('button', { name: 'Sync now' }));
    expect(await screen.findByText('400 of 1,200 invoices read')).toBeTruthy();
    await user.click(within(panel).getByRole('button', { name: 'Stop sync' }));
    expect(backend.cancelSync).toHaveBeenCalledOnce();
  });
});
