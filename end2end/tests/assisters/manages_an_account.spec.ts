import { expect, signInAs, test } from '../../fixtures/test';

test('a resource manager creates, invites and closes an account', async ({ page, step }) => {
  test.setTimeout(120_000);
  const stamp = Date.now();
  const family = `Lund${String(stamp).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)])}`;
  const main = page.getByRole('main');

  await step('signs in and sees the roster', async () => {
    await signInAs(page, 'Ingrid Sorensen');
    await page.goto('/en/assisters');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assisters');
    await expect(page.getByRole('heading', { name: 'Certification of active accounts' })).toBeVisible();
  });
  await step('begins a new account', () => main.getByRole('link', { name: 'Create account' }).click());
  await step('of a broker', async () => {
    await main.getByRole('radio', { name: /^Broker/ }).check();
    await main.getByRole('button', { name: 'Continue' }).click();
    await expect(main.getByLabel('NPN')).toBeVisible();
  });
  await step('with a mailbox that is not personal', async () => {
    await main.getByLabel('Organization', { exact: true }).selectOption({ index: 1 });
    await main.getByLabel('First name').fill('Karin');
    await main.getByLabel('Last name').fill(family);
    await main.getByLabel('Personal email for signing in').fill(`office@${family.toLowerCase()}.example`);
    await main.getByLabel('NPN').fill(String(stamp).slice(-10));
    await main.getByLabel('City or town').fill('Duluth');
    await main.getByText('Choose counties').click();
    await main.getByRole('checkbox', { name: 'St. Louis' }).check();
    await main.getByRole('button', { name: 'Create account' }).click();
    await expect(main.getByRole('alert')).toContainText('This mailbox is shared by several people');
    await expect(main.getByLabel('Last name')).toHaveValue(family);
  });
  await step('with a personal one', async () => {
    await main.getByLabel('Personal email for signing in').fill(`karin@${family.toLowerCase()}.example`);
    await main.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Karin ${family}`);
    await expect(main.getByText('Invited, not active yet')).toBeVisible();
  });
  await step('finds the account by name', async () => {
    await page.goto('/en/assisters');
    await main.getByLabel('Name, number or email').fill(family.toLowerCase());
    await main.getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL(/search=/);
    await main.getByRole('link', { name: `Karin ${family}` }).click();
  });
  await step('sends a new number', async () => {
    await main.getByLabel('Reason').selectOption('The mail did not arrive');
    await main.getByRole('button', { name: 'Send a new registration number' }).click();
    await expect(main.getByText('New registration number sent')).toBeVisible();
  });
  await step('asks to close it', async () => {
    await main.getByRole('link', { name: 'Close account' }).click();
    await expect(main.getByText('No client is affected.')).toBeVisible();
  });
  await step('and does', async () => {
    await main.getByRole('radio', { name: 'The account was created twice' }).check();
    await main.getByRole('button', { name: 'Close account for good' }).click();
    await expect(main.getByText('This account is closed for good.')).toBeVisible();
  });
});
