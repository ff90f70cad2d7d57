import { activate, choose, createAssister, expect, ownFamilyName, password, register, signInAs, test } from '../../fixtures/test';

test('an account is changed, put on hold and turned on again', async ({ page, step, another }) => {
  test.setTimeout(240_000);
  const desk = await another();
  const office = await another();
  const main = office.getByRole('main');
  await signInAs(office, 'Ingrid Sorensen');
  const tove = await createAssister(office, 'broker', 'Tove');
  const account = office.url();
  const number = await activate(desk, tove);
  const family = ownFamilyName('Moua');
  await register(page, 'Kia', family);
  await choose(page, number);
  const client = desk.getByRole('link', { name: `Kia ${family}`, exact: true }).first();

  await step('the resource manager opens the account for changes', async () => {
    await office.goto(account);
    await main.getByRole('link', { name: 'Edit account' }).click();
    await expect(office.getByRole('heading', { level: 1 })).toHaveText('Edit account');
  }, office);
  await step('changes the hours, without a reason', async () => {
    await main.getByLabel('Hours').fill('Tuesdays 10 to 3');
    await main.getByRole('button', { name: 'Save changes' }).click();
    await expect(office.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(main.getByLabel('Hours')).toHaveValue('Tuesdays 10 to 3');
  }, office);
  await step('with one', async () => {
    await main.getByLabel('Reason').selectOption('New name, number, address or hours');
    await main.getByRole('button', { name: 'Save changes' }).click();
    await expect(main.getByText('Tuesdays 10 to 3')).toBeVisible();
    await expect(main.getByText('Account edited').first()).toBeVisible();
  }, office);
  await step('asks to put the account on hold', async () => {
    await main.getByRole('link', { name: 'Suspend account' }).click();
    await expect(main.getByText('The clients keep their assister.', { exact: false })).toBeVisible();
  }, office);
  await step('and does', async () => {
    await main.getByRole('radio', { name: 'A complaint is being looked into' }).check();
    await main.getByRole('button', { name: 'Suspend account' }).click();
    await expect(main.getByRole('link', { name: 'Reactivate account' })).toBeVisible();
  }, office);
  await step('the assister was signed out', async () => {
    await desk.goto('/en/clients');
    await expect(client).toHaveCount(0);
  }, desk);
  await step('and finds the files closed', async () => {
    await desk.goto('/en/sign-in');
    await desk.getByLabel('Email or sign-in name').fill(tove.email);
    await desk.getByLabel('Password', { exact: true }).fill(password);
    await desk.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(desk).toHaveURL(/\/en\/clients$/);
    await expect(desk.getByText(/Your assister account is on hold/).first()).toBeVisible();
    await expect(client).toHaveCount(0);
  }, desk);
  await step('the client is told', async () => {
    await page.goto('/en/assister');
    await expect(page.getByText('We have put this assister\'s account on hold.')).toBeVisible();
  });
  await step('the resource manager turns the account on again', async () => {
    await main.getByRole('link', { name: 'Reactivate account' }).click();
    await main.getByRole('radio', { name: 'The reason is settled' }).check();
    await main.getByRole('button', { name: 'Reactivate account' }).click();
    await expect(main.getByRole('link', { name: 'Suspend account' })).toBeVisible();
  }, office);
  await step('the assister has the client back', async () => {
    await desk.goto('/en/clients');
    await expect(client).toBeVisible();
  }, desk);
  await step('and the client is no longer told otherwise', async () => {
    await page.goto('/en/assister');
    await expect(page.getByRole('link', { name: 'Remove Tove' })).toBeVisible();
    await expect(page.getByText('We have put this assister\'s account on hold.')).toHaveCount(0);
  });
});
