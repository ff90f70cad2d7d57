import { createAssister, expect, ownFamilyName, signInAs, test } from '../../fixtures/test';

test('an agency administrator approves one, refuses another, and says when somebody leaves', async ({ page, step, another }) => {
  test.setTimeout(180_000);
  const office = await another();
  await signInAs(office, 'Ingrid Sorensen');
  const pao = await createAssister(office, 'navigator', 'Pao');
  const account = office.url();
  const lue = await createAssister(office, 'navigator', 'Lue');
  const main = page.getByRole('main');
  const opens = async (family: string) => {
    await page.goto('/en/agency?part=waiting');
    await main.getByRole('link', { name: new RegExp(family) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(family);
  };

  await step('signs in; people wait', async () => {
    await signInAs(page, 'Marisol Fuentes');
    await expect(main.getByRole('link', { name: 'Look at who waits' })).toBeVisible();
  });
  await step('looks at who waits', () => main.getByRole('link', { name: 'Look at who waits' }).click());
  await step('opens the first', () => opens(pao.family));
  await step('approves', async () => {
    await main.getByRole('button', { name: 'Approve portal access' }).click();
    await expect(main.getByText('Portal access is approved', { exact: true })).toBeVisible();
  });
  await step('opens the second', () => opens(lue.family));
  await step('refuses without a reason', async () => {
    await main.getByRole('button', { name: 'Refuse portal access' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  });
  await step('refuses with one', async () => {
    await main.getByRole('combobox', { name: 'Reason', exact: true }).selectOption('Does not work for the organization');
    await main.getByRole('button', { name: 'Refuse portal access' }).click();
    await expect(main.getByText('Portal access is refused', { exact: true })).toBeVisible();
  });
  await step('the resource manager sends the number to the first', async () => {
    await office.goto(account);
    await expect(office.getByText('Ready for the invitation')).toBeVisible();
    await office.getByRole('button', { name: 'Send the registration number' }).click();
    await expect(office.getByText('Invited, not active yet').first()).toBeVisible();
  }, office);
  await step('the administrator finds them on the roster', async () => {
    await page.goto('/en/agency');
    await main.getByRole('link', { name: new RegExp(pao.family) }).click();
    await expect(main.getByText('This person has no clients here.')).toBeVisible();
  });
  await step('sets the last day', async () => {
    const next = String(new Date().getFullYear() + 1);
    await main.getByLabel('Month').fill('1');
    await main.getByLabel('Day', { exact: true }).fill('31');
    await main.getByLabel('Year').fill(next);
    await main.getByLabel('Reason for the last day').selectOption('Left the organization');
    await main.getByRole('button', { name: 'Set the last day' }).click();
    await expect(main.getByText('Access stops after that day.')).toBeVisible();
  });
});

test('an agency administrator keeps the sites', async ({ page, step }) => {
  test.setTimeout(120_000);
  const site = `${ownFamilyName('Payne')} office`;
  const main = page.getByRole('main');

  await step('opens the agency', () => signInAs(page, 'Marisol Fuentes'));
  await step('begins a site', () => main.getByRole('link', { name: 'Add a site' }).click());
  await step('with a ZIP code that is none', async () => {
    await main.getByLabel('Name of the site').fill(site);
    await main.getByLabel('House number and street').fill('1011 Payne Avenue');
    await main.getByLabel('City or town').fill('Saint Paul');
    await main.getByLabel('ZIP code').fill('5510');
    await main.getByLabel('County').selectOption('Ramsey');
    await main.getByRole('button', { name: 'Add a site' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(main.getByLabel('Name of the site')).toHaveValue(site);
  });
  await step('mends it', async () => {
    await main.getByLabel('ZIP code').fill('55130');
    await main.getByRole('button', { name: 'Add a site' }).click();
    await expect(main.getByText(site).first()).toBeVisible();
  });
  await step('opens it again', () => main.getByRole('link', { name: `Edit ${site}` }).click());
  await step('changes the street', async () => {
    await main.getByLabel('House number and street').fill('1013 Payne Avenue');
    await main.getByRole('button', { name: 'Save' }).click();
    await expect(main.getByText('1013 Payne Avenue')).toBeVisible();
  });
  await step('removes it', async () => {
    await main.getByRole('link', { name: `Edit ${site}` }).click();
    await main.locator('summary', { hasText: 'Remove this site' }).click();
    await main.getByRole('button', { name: 'Remove this site' }).click();
    await expect(main.getByText('Removed', { exact: true })).toBeVisible();
    await expect(main.getByRole('link', { name: `Edit ${site}` })).toHaveCount(0);
  });
});

test('a resource manager moves an assister to another organization', async ({ page, step }) => {
  test.setTimeout(120_000);
  const main = page.getByRole('main');
  // The portal's day is Minnesota's, and so is the browser's.
  const today = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago' }).format(new Date()).split('/');

  await step('opens the account', async () => {
    await signInAs(page, 'Ingrid Sorensen');
    await page.goto('/en/assisters');
    await main.getByRole('link', { name: 'Samuel Goodsky' }).click();
  });
  await step('goes to the roster of the organization', async () => {
    await main.getByRole('link', { name: 'Organization and roster' }).click();
    await expect(main.getByText('North Shore Tribal Health Outreach').first()).toBeVisible();
  });
  await step('moves without saying where', async () => {
    await main.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  });
  await step('moves', async () => {
    const move = main.getByRole('region', { name: 'Move to another organization' });
    await move.getByLabel('Organization', { exact: true }).selectOption({ label: 'Eastside Community Health Access, Saint Paul' });
    await move.getByLabel('Month').fill(today[0]!);
    await move.getByLabel('Day', { exact: true }).fill(today[1]!);
    await move.getByLabel('Year').fill(today[2]!);
    await move.getByLabel('Reason for the move').selectOption('Works for another organization now');
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(main.getByText('The assister was moved')).toBeVisible();
    await expect(main.getByRole('region', { name: 'On the roster' }).getByText('Eastside Community Health Access')).toBeVisible();
  });
});
