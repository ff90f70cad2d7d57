import { choose, expect, ownFamilyName, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';

const newPassword = 'a heron stands in the reeds';

test('a consumer calls: the link ends, and a code gives a new password', async ({ page, step, another }) => {
  test.setTimeout(180_000);
  const line = await another();
  const main = line.getByRole('main');
  const number = await referenceNumberOfAssisterOf(line, 'Amina Warsame');
  const assister = ((await line.locator('.al-person__name').first().textContent()) ?? '').trim();
  const family = ownFamilyName('Vue');
  const name = await register(page, 'Pa', family);
  await choose(page, number);
  let code = '';

  await step('the line opens the page for calls', async () => {
    await signInAs(line, 'Dawit Alemayehu');
    await line.goto('/en/calls');
  }, line);
  await step('compares two answers: that is too little', async () => {
    await main.getByLabel('Full name').fill(`Pa ${family}`);
    await main.getByLabel('Month').fill('4');
    await main.getByLabel('Day').fill('12');
    await main.getByLabel('Year').fill('1992');
    await main.getByRole('button', { name: 'Compare' }).click();
    await expect(line.getByRole('link', { name: /At least three answers must match/ })).toBeVisible();
  }, line);
  await step('and a third one', async () => {
    await main.getByLabel('Sign-in name').fill(name);
    await main.getByRole('button', { name: 'Compare' }).click();
    await expect(line.getByRole('heading', { level: 1 })).toHaveText(`Pa ${family[0]}. is verified`);
    await expect(line.getByText(family), 'no more of the name than the caller needs').toHaveCount(0);
  }, line);
  await step('ends the link, as the caller wishes', async () => {
    await main.getByRole('button', { name: `End the link with ${assister}` }).click();
    await expect(main.getByText('Nobody may act for this person.')).toBeVisible();
  }, line);
  await step('draws a code', async () => {
    await main.getByRole('button', { name: 'Draw a code' }).click();
    await expect(main.locator('.al-number')).toBeVisible();
    code = (await main.locator('.al-number').textContent()) ?? '';
  }, line);
  await step('the consumer sees that nobody may act', async () => {
    await page.goto('/en/assister');
    await expect(page.getByText('You have no assister')).toBeVisible();
  });
  await step('signs out', () => page.getByRole('button', { name: 'Sign out' }).click());
  await step('finds the page for the code', async () => {
    await page.goto('/en/forgot-password');
    await page.getByRole('link', { name: 'I have a code from the help line' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a new password with a code');
  });
  await step('types it wrong', async () => {
    await page.getByLabel('Email or sign-in name').fill(name);
    await page.getByLabel('Code from the help line').fill('7KM');
    await page.getByLabel('Password', { exact: true }).fill(newPassword);
    await page.getByLabel('Password again', { exact: true }).fill(newPassword);
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  });
  await step('types it right, and signs in with the new password', async () => {
    await page.getByLabel('Code from the help line').fill(code);
    await page.getByLabel('Password', { exact: true }).fill(newPassword);
    await page.getByLabel('Password again', { exact: true }).fill(newPassword);
    await page.getByRole('button', { name: 'Save the new password' }).click();
    await expect(page).not.toHaveURL(/forgot-password/);
  });
});

test('a line that has not got a request says who has', async ({ page, step, another }) => {
  const desk = await another();
  await signInAs(desk, 'Rosa Delgado');
  await desk.goto('/en/my-requests');
  const number = /D-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await desk.getByRole('main').textContent()) ?? '')?.[0];
  expect(number, 'a navigator’s request').toBeDefined();

  await step('the Broker Line opens its queue', async () => {
    await signInAs(page, 'Patrick Olson');
    await expect(page).toHaveURL(/\/en\/requests$/);
    await expect(page.getByText(number!)).toHaveCount(0);
  });
  await step('a number that is none', async () => {
    await page.getByLabel('Request number').fill('D-0000');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByRole('link', { name: /We cannot find a request with this number/ })).toBeVisible();
  });
  await step('the number of a navigator’s request', async () => {
    await page.getByLabel('Request number').fill(number!);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByText('This request is with the other line: Assister Resource Center.')).toBeVisible();
    await expect(page.getByText('Rosa Delgado'), 'and nothing else of it').toHaveCount(0);
  });
});
