import { expect, openAccount, test } from '../../fixtures/test';

test('a visitor finds someone nearby, opens an account and chooses them', async ({ page, step }) => {
  await step('opens the first page', () => page.goto('/en'));
  await step('goes to find help', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Find an assister near you' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find help near you');
    await expect(page.getByRole('heading', { level: 3, name: 'Rosa Delgado' })).toBeVisible();
  });
  await step('reads what a broker is', async () => {
    await page.getByText('Broker or navigator: what is the difference?').click();
    await expect(page.getByText('Insurance companies pay brokers when people enroll.')).toBeVisible();
  });
  await step('looks for somebody in Cook County who speaks Hmong', async () => {
    await page.getByLabel('County').selectOption('Cook');
    await page.getByLabel('Language they speak').selectOption('Hmong');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByRole('heading', { name: 'Nobody fits all of this' })).toBeVisible();
  });
  await step('tries any county', async () => {
    await page.getByRole('link', { name: 'Any county' }).click();
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Pa Houa Xiong']);
  });
  await step('and Ramsey County', async () => {
    await page.getByLabel('County').selectOption('Ramsey');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/county=ramsey&language=hmn/);
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Pa Houa Xiong']);
  });
  await step('goes to sign in', async () => {
    await page.getByRole('link', { name: 'Sign in to choose Pa Houa Xiong' }).click();
    await expect(page).toHaveURL(/\/en\/sign-in\?next=\/en\/assister\/confirm\/\d{7}$/);
  });
  await step('creates an account instead', async () => {
    await page.getByText('I am new here').click();
    await page.getByRole('link', { name: 'Create an account' }).click();
    await openAccount(page, 'Kia', 'Moua');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Let Pa Houa Xiong act for you?');
  });
  await step('says yes', async () => {
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /^Yes, let/ }).click();
    await expect(page).toHaveURL(/\/en\/assister$/);
    await expect(page.getByText('Can act for you since')).toBeVisible();
  });
  await step('finds the way straight to the authorization, signed in', async () => {
    await page.goto('/en/find-help?kind=broker');
    await page.getByRole('link', { name: /^Choose / }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('act for you?');
  });
});
