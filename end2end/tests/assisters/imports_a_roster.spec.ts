import { expect, signInAs, test } from '../../fixtures/test';

const headings =
  'kind,given_name,family_name,login_email,npn_or_assister_id,organization,city,languages,counties,certified_from';

test('a resource manager imports a roster: first what is wrong, then all of it', async ({ page, step }) => {
  test.setTimeout(120_000);
  const stamp = String(Date.now());
  const family = `Berg${stamp.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)])}`;
  const line = (given: string, email: string, npn: string) =>
    `broker,${given},${family},${email},${npn},Halvorson & Daughters Insurance,Duluth,English,St. Louis,2026-11-01`;
  const upload = async (lines: string[]) => {
    await page.getByLabel('File with the roster').setInputFiles({
      name: 'roster.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([headings, ...lines].join('\r\n'), 'utf-8'),
    });
    await page.getByRole('button', { name: 'Check the file' }).click();
  };

  await step('opens the page', async () => {
    await signInAs(page, 'Ingrid Sorensen');
    await page.goto('/en/assisters/import');
  });
  await step('a file with a shared mailbox and a formula creates nobody', async () => {
    await upload([
      line('Nils', `info@${family.toLowerCase()}.example`, stamp.slice(-9)),
      line('=1+1', `liv@${family.toLowerCase()}.example`, stamp.slice(-8)),
    ]);
    await expect(page.getByText('Nothing has been created.').first()).toBeVisible();
    await expect(page.getByText('2 lines have errors').first()).toBeVisible();
  });
  await step('a file without errors is shown before anything happens', async () => {
    await page.goto('/en/assisters/import');
    await upload([
      line('Nils', `nils@${family.toLowerCase()}.example`, stamp.slice(-9)),
      line('Liv', `liv@${family.toLowerCase()}.example`, stamp.slice(-8)),
    ]);
    await expect(page.getByText('No errors in 2 lines')).toBeVisible();
    await expect(page.getByText('may get a second account')).toHaveCount(0);
  });
  await step('and taken over whole', async () => {
    await page.getByRole('main').getByRole('button', { name: /^Create/ }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(/2 (accounts|assisters)/).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
  });
  await step('a second account for one of them, with another number, is pointed out', async () => {
    await page.goto('/en/assisters/import');
    await upload([line('Liv', `liv.berg@${family.toLowerCase()}.example`, stamp.slice(-7))]);
    await expect(page.getByText('No errors in 1 line')).toBeVisible();
    await expect(page.getByText('Some people may get a second account')).toBeVisible();
    await page.getByRole('link', { name: `Liv ${family}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Liv ${family}` })).toBeVisible();
  });
});
