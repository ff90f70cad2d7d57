import { expect, password, test } from '../../fixtures/test';

test('a person opens an account, signs out and signs in again', async ({ page, step }) => {
  const name = `lake.${Date.now()}`;
  await step('opens the page', () => page.goto('/en/register'));
  await step('sends it empty', async () => {
    await page.getByRole('button', { name: 'Create an account' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'First name: Fill in this answer.' })).toBeVisible();
  });
  await step('fills it in, with a year of two digits', async () => {
    await page.getByLabel('First name').fill('Hodan');
    await page.getByLabel('Last name').fill('Warsame');
    await page.getByLabel('Month').fill('4');
    await page.getByLabel('Day').fill('12');
    await page.getByLabel('Year').fill('92');
    await page.getByLabel('Choose a sign-in name').fill(name);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password again', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Create an account' }).click();
    await expect(page.getByRole('link', { name: /The year needs 4 digits/ })).toBeVisible();
    await expect(page.getByLabel('First name')).toHaveValue('Hodan');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  });
  await step('mends the year', async () => {
    await page.getByLabel('Year').fill('1992');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password again', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Create an account' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Hodan');
  });
  await step('signs out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/en\/sign-in/);
  });
  await step('types a wrong password', async () => {
    await page.getByLabel('Email or sign-in name').fill(name);
    await page.getByLabel('Password', { exact: true }).fill('not the right one at all');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('do not match');
    await expect(page.getByLabel('Email or sign-in name')).toHaveValue(name);
  });
  await step('types the right one', async () => {
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/en\/home$/);
  });
});

test('the pages are there in Spanish, at the same place', async ({ page, step }) => {
  await step('opens the page in English', () => page.goto('/en/register'));
  await step('changes the language', async () => {
    await page.locator('.al-lang summary').click();
    await page.getByRole('link', { name: 'Español' }).click();
    await expect(page).toHaveURL(/\/es\/register$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Crear una cuenta');
  });
});

test('the pages that the footer names are there', async ({ page, step }) => {
  for (const [name, heading] of [
    ['Privacy', 'Privacy'],
    ['Accessibility', 'Accessibility'],
    ['Report a problem', 'Report a problem'],
  ]) {
    await step(`opens ${name}`, async () => {
      await page.goto('/en');
      await page.getByRole('contentinfo').getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    });
  }
});
