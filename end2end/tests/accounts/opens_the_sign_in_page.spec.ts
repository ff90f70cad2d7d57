import { expect, look, test } from '../../fixtures/test';

test('opens the sign-in page in English', async ({ page, step }) => {
  await step('open it', () => page.goto('/en/sign-in'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await look(page, 'sign-in');
});

test('opens the sign-in page in Spanish', async ({ page, step }) => {
  await step('open it', () => page.goto('/es/sign-in'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await look(page, 'sign-in-es');
});
