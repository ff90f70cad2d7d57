import { complaintsOf } from '../../fixtures/a11y';
import { expect, goOn, register, test } from '../../fixtures/test';
import type { Page } from '@playwright/test';

/** A draft at the question for the home address. */
async function address(page: Page): Promise<void> {
  await page.goto('/en/application');
  await goOn(page, 'Start the application');
  await page.getByRole('checkbox').check();
  await goOn(page);
  await page.goto('/en/application/contact-address');
  await expect(page.locator('html[data-hydrated="true"]')).toHaveCount(1);
}

const saved = (page: Page) => page.locator('.al-saved').filter({ hasText: /Saved at/ });

test('@wasm each field is saved as it is left, without a button', async ({ page, step }) => {
  await step('opens an account', () => register(page, 'Nimo', 'Abdullahi'));
  await step('comes to the address', () => address(page));
  await step('types a street and leaves the field', async () => {
    await page.getByLabel('Street').first().fill('98 Birch Landing');
    await page.getByLabel('ZIP').fill('551');
    await page.getByLabel('City').focus();
    await expect(saved(page)).toBeVisible();
  });
  await step('loses the page, and finds everything again', async () => {
    await page.goto('/en/application');
    await page.goto('/en/application/contact-address');
    await expect(page.getByLabel('Street').first()).toHaveValue('98 Birch Landing');
    await expect(page.getByLabel('ZIP')).toHaveValue('551');
  });
});

test('@wasm a dead network is said, and what was typed is sent again', async ({ page }) => {
  await register(page, 'Sahra', 'Omar');
  await address(page);
  await page.route('**/api/applications/save_answers', (route) => route.abort());
  await page.getByLabel('City').fill('Bemidji');
  await page.getByLabel('ZIP').focus();
  await expect(page.getByText('Not saved yet. We keep trying.')).toBeVisible();
  // The browser says that nobody answered; that is the story
  complaintsOf(page);
  await page.unroute('**/api/applications/save_answers');
  await expect(saved(page)).toBeVisible();
  complaintsOf(page);
  await page.reload();
  await expect(page.getByLabel('City')).toHaveValue('Bemidji');
});

test('@wasm a save whose answer is lost is nobody else’s', async ({ page }) => {
  await register(page, 'Ladan', 'Farah');
  await address(page);
  // The server stores the first save, and its answer never arrives.
  let lost = 0;
  let typeOn = () => {};
  const typedOn = new Promise<void>((resolve) => {
    typeOn = resolve;
  });
  let store = () => {};
  const stored = new Promise<void>((resolve) => {
    store = resolve;
  });
  await page.route('**/api/applications/save_answers', async (route) => {
    if (lost === 0) {
      lost += 1;
      await route.fetch();
      store();
      await typedOn;
      await route.abort();
    } else {
      await route.continue();
    }
  });
  await page.getByLabel('City').fill('Dul');
  await page.getByLabel('ZIP').focus();
  // One hand types: two fills at once would end in one field.
  await stored;
  await page.getByLabel('City').fill('Duluth');
  await page.getByLabel('ZIP').fill('55802');
  typeOn();
  await expect(saved(page)).toBeVisible();
  complaintsOf(page);
  expect(lost).toBe(1);
  await expect(page.getByText('You changed this answer in another place')).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('City')).toHaveValue('Duluth');
});

test('@wasm a form sent while a field is being saved is sent once it is', async ({ page }) => {
  await register(page, 'Hibo', 'Aden');
  await address(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/applications/save_answers', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel('Street').first().fill('5 Loon Court');
  await page.getByLabel('City').fill('Duluth');
  await page.getByLabel('ZIP').fill('55802');
  await page.getByLabel('County').selectOption({ label: 'St. Louis' });
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page).toHaveURL(/contact-address$/);
  release();
  await expect(page).not.toHaveURL(/contact-address$/);
  await page.goto('/en/application/contact-address');
  await expect(page.getByLabel('City')).toHaveValue('Duluth');
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toHaveCount(0);
});

test('@wasm who is signed out while typing keeps the text and signs in beside it', async ({ page }) => {
  await register(page, 'Fadumo', 'Jama');
  await address(page);
  // Signed out in another window
  const session = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByLabel('City').fill('Hibbing');
  await page.getByLabel('ZIP').focus();
  await expect(page.getByText('You are signed out')).toBeVisible();
  complaintsOf(page);
  await expect(page).toHaveURL(/contact-address$/);
  await expect(page.getByRole('link', { name: 'Sign in (opens a new window)' })).toHaveAttribute(
    'href',
    '/en/sign-in?next=/en/application/contact-address',
  );
  // Signed in again, and back at this window
  await page.context().addCookies(session);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText('You are signed out')).toHaveCount(0);
  complaintsOf(page);
  await page.reload();
  await expect(page.getByLabel('City')).toHaveValue('Hibbing');
});
