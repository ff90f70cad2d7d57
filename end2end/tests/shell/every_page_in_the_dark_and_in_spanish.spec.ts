import { desktop, expect, look, signInAs, test } from '../../fixtures/test';

// The journeys run on a phone in the light; here are the pages they pass, wide and dark, in Spanish.
test.use({ viewport: desktop, colorScheme: 'dark' });

const pages = {
  nobody: ['', '/find-help', '/activate-account', '/sign-in', '/register', '/forgot-password', '/forgot-password/code', '/privacy', '/accessibility', '/report-a-problem', '/demo/mailbox'],
  consumer: ['/home', '/assister', '/assister/choose', '/assister/remove', '/assister/history', '/activity', '/application', '/application/review'],
  assister: ['/clients', '/clients?state=submitted&sort=newest', '/my-requests'],
  'resource manager': [
    '/assisters',
    '/assisters/new',
    '/assisters/new?kind=navigator',
    '/assisters/import',
    '/organizations',
    '/organizations/new',
    '/reports',
    '/audit',
  ],
  'line staff': ['/requests', '/requests?view=decided', '/calls', '/assisters', '/organizations'],
  'agency administrator': ['/agency', '/agency/contact'],
};

const open = (path: string) => `/es${path}`;
const picture = (path: string) => `es${path.replace(/\W+/g, '-')}`;

test('pages for everybody', async ({ page, step }) => {
  test.setTimeout(120_000);
  for (const path of pages.nobody) {
    await step(`opens ${path}`, () => page.goto(open(path)));
    await look(page, picture(path));
  }
});

for (const [role, name] of [
  ['consumer', 'Amina Warsame'],
  ['assister', 'Rosa Delgado'],
  ['resource manager', 'Ingrid Sorensen'],
  ['line staff', 'Dawit Alemayehu'],
  ['agency administrator', 'Marisol Fuentes'],
] as const) {
  test(`pages for the role of ${role}`, async ({ page, step }) => {
    test.setTimeout(120_000);
    await signInAs(page, name);
    for (const path of pages[role]) {
      await step(`opens ${path}`, () => page.goto(open(path)));
      await look(page, picture(path));
    }
  });
}

test('pages of a client’s file', async ({ page, step }) => {
  await signInAs(page, 'Rosa Delgado');
  await page.goto('/en/clients');
  const client = await page.getByRole('link', { name: 'Amina Warsame', exact: true }).getAttribute('href');
  const file = client?.replace('/en/', '/es/') ?? '';
  await step('opens the client', () => page.goto(file));
  await step('opens the page to begin', () => page.goto(`${file}/begin`));
  await expect(page.getByRole('radio')).toHaveCount(3);
});

test('pages that are not there', async ({ page, step }) => {
  await step('opens nothing', () => page.goto('/es/nada'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No encontramos esta página');
});
