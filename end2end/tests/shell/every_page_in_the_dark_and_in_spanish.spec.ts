import type { Page } from '@playwright/test';
import {
  choose,
  desktop,
  expect,
  look,
  ownFamilyName,
  ready,
  referenceNumberOfAssisterOf,
  register,
  signInAs,
  test,
} from '../../fixtures/test';

// The journeys run on a phone in the light; here are the pages they pass, wide and dark, in Spanish.
test.use({ viewport: desktop, colorScheme: 'dark' });

const pages = {
  nobody: ['', '/find-help', '/activate-account', '/sign-in', '/register', '/forgot-password', '/forgot-password/code', '/privacy', '/accessibility', '/report-a-problem', '/demo/mailbox'],
  consumer: ['/home', '/assister', '/assister/choose', '/assister/remove', '/assister/history', '/activity', '/application', '/application/review', '/application/withdraw'],
  assister: ['/clients', '/clients?state=submitted&sort=newest', '/my-requests', '/account', '/account/rules'],
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
  'line staff': ['/requests', '/requests?view=decided', '/calls', '/calls/assister', '/assisters', '/organizations'],
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

/** Where the first link of the page that fits leads. */
async function linkOn(page: Page, path: string, fits: RegExp): Promise<string> {
  await page.goto(open(path));
  await ready(page);
  for (const link of await page.locator('main a[href]').all()) {
    const href = (await link.getAttribute('href')) ?? '';
    if (fits.test(href)) return href.split('?')[0]!;
  }
  throw new Error(`no link on ${path} fits ${fits}`);
}

const id = '[0-9a-f]{32}';
const one = (path: string, end = '') => new RegExp(`^/es${path}/${id}${end}$`);

test('pages of a client’s file', async ({ page, step }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'Rosa Delgado');
  await page.goto('/es/clients');
  const client = await page.getByRole('link', { name: 'Amina Warsame', exact: true }).getAttribute('href');
  const file = client ?? '';
  for (const path of ['', '/begin', '/stop', '/application', '/application/contact-name', '/application/review', '/application/withdraw']) {
    await step(`opens the client${path}`, () => page.goto(`${file}${path}`));
    await look(page, `es-client${path.replace(/\W+/g, '-')}`);
  }
  await page.goto(`${file}/begin`);
  await expect(page.getByRole('radio')).toHaveCount(3);
});

test('pages of one account, one organization and one site', async ({ page, step }) => {
  test.setTimeout(180_000);
  await signInAs(page, 'Ingrid Sorensen');
  // Nobody works on this one meanwhile.
  await page.goto('/es/assisters');
  const account = (await page.getByRole('link', { name: 'Kyaw Min' }).getAttribute('href')) ?? '';
  const organization = await linkOn(page, '/organizations?kind=cac_organization', one('/organizations'));
  for (const path of ['', '/edit', '/change/suspended', '/change/closed', '/recertify', '/organization']) {
    await step(`opens the account${path}`, () => page.goto(`${account}${path}`));
    await look(page, `es-account${path.replace(/\W+/g, '-')}`);
  }
  const site = await linkOn(page, organization.replace('/es', ''), new RegExp(`^${organization}/sites/${id}$`));
  for (const path of ['', '/edit', '/administrators/new', '/sites/new', '/recertify']) {
    await step(`opens the organization${path}`, () => page.goto(`${organization}${path}`));
    await look(page, `es-organization${path.replace(/\W+/g, '-')}`);
  }
  await step('opens the site', () => page.goto(site));
});

test('pages of one suspended account, one request and one assister of an agency', async ({ page, step }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'Ingrid Sorensen');
  await page.goto('/es/assisters?state=suspended');
  const suspended = await page.getByRole('link', { name: 'Greta Nyberg' }).getAttribute('href');
  await step('opens the way back from a suspension', () => page.goto(`${suspended}/change/reactivated`));

  await signInAs(page, 'Dawit Alemayehu');
  const request = await linkOn(page, '/requests', one('/requests'));
  await step('opens a request', () => page.goto(request));
  await look(page, 'es-request');
  const decided = await linkOn(page, '/requests?view=decided', one('/requests'));
  await step('opens one that was decided', () => page.goto(decided));

  await signInAs(page, 'Marisol Fuentes');
  const own = await linkOn(page, '/agency?part=waiting', one('/agency/assisters'));
  await step('opens somebody who waits for approval', () => page.goto(own));
  await look(page, 'es-agency-assister');
});

test('pages of one consent, one act and one assister to choose', async ({ page, step }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'Amina Warsame');
  const consent = await linkOn(page, '/assister', one('/assister/consent'));
  await step('opens the consent', () => page.goto(consent));
  const act = await linkOn(page, '/activity', /^\/es\/activity\/not-me\/\d+$/);
  await step('opens an act of the assister', () => page.goto(act));
  await look(page, 'es-not-me');
  const other = await linkOn(page, '/find-help?kind=broker', /^\/es\/assister\/confirm\/\d{7}$/);
  await step('opens another assister', () => page.goto(other));
  await look(page, 'es-confirm');
  for (const path of ['/application/contact-name', '/application/privacy-warning']) {
    await step(`opens ${path}`, () => page.goto(open(path)));
  }
});

test('pages of one report and one verified call', async ({ page, step, another }) => {
  test.setTimeout(180_000);
  const desk = await another();
  const number = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const assister = ((await desk.locator('.al-person__name').first().textContent()) ?? '').trim();
  const family = ownFamilyName('Hang');
  const name = await register(page, 'Yer', family);
  await choose(page, number);
  await signInAs(desk, assister);
  await desk.goto('/en/clients?sort=newest');
  await desk.getByRole('link', { name: `Yer ${family}`, exact: true }).first().click();
  await expect(desk.getByRole('heading', { level: 1 })).toContainText(family);
  const act = await linkOn(page, '/activity', /^\/es\/activity\/not-me\/\d+$/);
  await step('the consumer opens the act', () => page.goto(act));
  await step('and tells staff', () => page.locator('main form button').first().click());

  await signInAs(page, 'Ingrid Sorensen');
  const report = await linkOn(page, '/reports', one('/reports'));
  await step('staff open the report', () => page.goto(report));
  await look(page, 'es-report');

  await signInAs(page, 'Dawit Alemayehu');
  await page.goto('/es/calls');
  await ready(page);
  for (const [field, value] of Object.entries({
    consumer_name: `Yer ${family}`,
    birth_month: '4',
    birth_day: '12',
    birth_year: '1992',
    sign_in_name: name,
  })) {
    await page.locator(`main [name="${field}"]`).fill(value);
  }
  await step('the line has a verified consumer on the phone', async () => {
    await page.locator('main form button[type="submit"]').click();
    await expect(page).toHaveURL(new RegExp(`/es/calls/${id}$`));
  });
  await look(page, 'es-call');
});

test('pages of one roster file', async ({ page, step }) => {
  await signInAs(page, 'Ingrid Sorensen');
  await page.goto('/es/assisters/import');
  await ready(page);
  await step('shows what is wrong in a file', async () => {
    await page.locator('main input[type="file"]').setInputFiles({
      name: 'roster.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'kind,given_name,family_name,login_email,npn_or_assister_id,organization,city,languages,counties,certified_from\r\n' +
          'broker,=1+1,Berg,info@berg.example,12,Halvorson & Daughters Insurance,Duluth,English,St. Louis,2026-11-01',
        'utf-8',
      ),
    });
    await page.getByRole('button', { name: 'Revisar el archivo' }).click();
    await expect(page).not.toHaveURL(/import$/);
  });
  await look(page, 'es-roster-file');
});

test('pages that are not there', async ({ page, step }) => {
  await step('opens nothing', () => page.goto('/es/nada'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No encontramos esta página');
});
