import { expect, signInAs, test } from '../../fixtures/test';

test('a certification lapses for the assister and the client, and is renewed', async ({ page, step, another }) => {
  test.setTimeout(180_000);
  const desk = await another();
  const office = await another();
  const main = office.getByRole('main');
  const today = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago' }).format(new Date()).split('/');

  await step('the client sees that the assister cannot act, and what to do', async () => {
    await signInAs(page, 'María Elena Ortiz');
    await page.goto('/en/assister');
    await expect(page.getByText('Lucía cannot act for you right now').first()).toBeVisible();
    await expect(page.getByText('This assister\'s certification has run out.')).toBeVisible();
  });
  await step('the assister sees that client files are closed', async () => {
    await signInAs(desk, 'Lucía Benavides');
    await desk.goto('/en/clients');
    await expect(desk.getByText(/Your certification is not in force today/).first()).toBeVisible();
    await expect(desk.getByRole('link', { name: 'María Elena Ortiz' })).toHaveCount(0);
  }, desk);
  await step('the resource manager finds the account among the lapsed', async () => {
    await signInAs(office, 'Ingrid Sorensen');
    await office.goto('/en/assisters?ends=lapsed');
    await main.getByRole('link', { name: 'Lucía Benavides' }).click();
    await expect(office.getByRole('heading', { level: 1 })).toHaveText('Lucía Benavides');
  }, office);
  await step('opens the renewal', async () => {
    await main.getByRole('link', { name: 'Certify again' }).click();
    await expect(office.getByRole('heading', { level: 1 })).toHaveText('Renew the certification of Lucía Benavides');
  }, office);
  await step('from a day that is none', async () => {
    await main.getByLabel('Day', { exact: true }).fill('32');
    await main.getByRole('button', { name: 'Renew the certification' }).click();
    await expect(office.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  }, office);
  await step('looks who else at the organization needs it', async () => {
    await main.getByRole('link', { name: 'Renew several at Halvorson & Daughters Insurance' }).click();
    await expect(main.getByRole('checkbox', { name: /^Lucía Benavides/ })).toBeVisible();
  }, office);
  await step('ticks nobody', async () => {
    await main.getByRole('button', { name: 'Renew those who are ticked' }).click();
    await expect(office.getByRole('link', { name: /Tick at least one person/ })).toBeVisible();
  }, office);
  await step('renews those who are ticked, from today', async () => {
    await main.getByLabel('Month').fill(today[0]!);
    await main.getByLabel('Day', { exact: true }).fill(today[1]!);
    await main.getByLabel('Year').fill(today[2]!);
    await main.getByRole('checkbox', { name: /^Lucía Benavides/ }).check();
    await main.getByRole('combobox', { name: 'Reason', exact: true }).selectOption('This year’s training and checks are done');
    await main.getByRole('button', { name: 'Renew those who are ticked' }).click();
    await expect(main.getByText('1 certification was renewed')).toBeVisible();
  }, office);
  await step('the assister has the clients back', async () => {
    await desk.goto('/en/clients');
    await expect(desk.getByRole('link', { name: 'María Elena Ortiz', exact: true })).toBeVisible();
  }, desk);
  await step('and the client is no longer told otherwise', async () => {
    await page.goto('/en/assister');
    await expect(page.getByRole('link', { name: 'Remove Lucía' })).toBeVisible();
    await expect(page.getByText('This assister\'s certification has run out.')).toHaveCount(0);
  });
});
