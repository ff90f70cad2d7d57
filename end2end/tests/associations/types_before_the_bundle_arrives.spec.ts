import { choose, expect, referenceNumberOfAssisterOf, register, test } from '../../fixtures/test';

test('@wasm what is typed before the bundle arrives stays, and nothing visible changes', async ({ page, another }) => {
  const number = await referenceNumberOfAssisterOf(await another(), 'Amina Warsame');
  await register(page, 'Ubah', 'Farah');

  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });

  await page.goto('/en/assister/choose', { waitUntil: 'domcontentloaded' });
  const field = page.getByLabel('Reference number');
  await field.fill(number);
  const before = await page.locator('body').ariaSnapshot();
  const words = await page.locator('body').innerText();
  await expect(page.locator('html[data-hydrated]')).toHaveCount(0);

  release();
  await expect(page.locator('html[data-hydrated="true"]')).toHaveCount(1);
  await expect(field).toHaveValue(number);
  await expect(field).toBeFocused();
  expect(await page.locator('body').ariaSnapshot()).toBe(before);
  expect(await page.locator('body').innerText()).toBe(words);
});

test('@wasm a form sent before the bundle arrives is sent all the same', async ({ page, another }) => {
  const number = await referenceNumberOfAssisterOf(await another(), 'Amina Warsame');
  await register(page, 'Khadra', 'Jama');
  // The bundle never comes
  await page.route(/\.wasm$/, () => new Promise(() => {}));
  await page.goto('/en/assister/choose', { waitUntil: 'domcontentloaded' });
  await page.getByLabel('Reference number').fill(number);
  await page.getByRole('button', { name: 'Find assister' }).click();
  await expect(page).toHaveURL(/\/en\/assister\/confirm\/\d{7}$/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await choose(page, number);
});
