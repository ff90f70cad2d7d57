import { createAssister, expect, password, registrationNumberFor, signInAs, test } from '../../fixtures/test';

test('a new assister turns the account on with the number from the mail', async ({ page, step, another }) => {
  test.setTimeout(120_000);
  const office = await another();
  await signInAs(office, 'Ingrid Sorensen');
  const nils = await createAssister(office, 'broker', 'Nils');

  const number = await step('reads the mail', () => registrationNumberFor(page, nils.email));
  await step('opens the page that it names', async () => {
    await page.goto('/en/activate-account');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Turn on your assister account');
  });
  await step('types a number for clients instead', async () => {
    await page.getByLabel('Registration number').fill('481 7203');
    await page.getByRole('checkbox', { name: 'I read the rules of behavior' }).check();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password again', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Turn on my account' }).click();
    await expect(page.getByRole('link', { name: /This looks like a reference number/ })).toBeVisible();
  });
  await step('types the right one, without dashes and in small letters', async () => {
    await page.getByLabel('Registration number').fill(number.replaceAll('-', '').toLowerCase());
    await page.getByRole('checkbox', { name: 'I read the rules of behavior' }).check();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password again', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Turn on my account' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome, Nils');
  });
  const shown = await page.locator('.al-number').first().textContent();
  expect(shown).toMatch(/^\d{3} \d{4}$/);
  await step('goes to the list of clients, which is empty and says the number again', async () => {
    await page.getByRole('link', { name: 'Go to my clients' }).click();
    await expect(page.getByRole('heading', { name: 'No clients yet' })).toBeVisible();
    await expect(page.locator('.al-number')).toHaveText(shown!);
  });
  await step('signs out', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/en\/sign-in/);
  });
  await step('the number is used up', async () => {
    await page.goto('/en/activate-account');
    await page.getByLabel('Registration number').fill(number);
    await page.getByRole('checkbox', { name: 'I read the rules of behavior' }).check();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Password again', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Turn on my account' }).click();
    await expect(page.getByRole('link', { name: /This registration number is not good/ })).toBeVisible();
  });
  await step('signs in with the email', async () => {
    await page.goto('/en/sign-in');
    await page.getByLabel('Email or sign-in name').fill(nils.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/en\/clients$/);
  });
});
