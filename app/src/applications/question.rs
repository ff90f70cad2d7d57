//! One question: its fields come from the table of the journey, and what is
//! typed is kept, right or wrong.

use super::{
    api::{self, AddPerson, RemovePerson, SaveAnswers, SaveStep},
    beside::{PresenceLine, looks, meanwhile},
    file::HiddenClient,
    people::PeopleOnList,
    privacy_warning::PrivacyWarning,
    question_field::{AskField, FieldsOfForm},
    saved::{Kept, SavedLine},
    step::MovedOn,
    words,
};
use crate::{
    call,
    context::{self, Surroundings},
    error::{AppError, AppResult},
    i18n::{
        Texts, conflict_text,
        text::{applications as t, problems as p, questions as q},
    },
    routes::{self, File},
    ui::{
        Alert, Answer, Autosave, BackLink, ButtonStyle, Details, Form, FormAction, Hidden, Keeping,
        Page, Problem, Submit, Tone, ask_again,
    },
};
use domain::{
    applications::{
        About, Beside, CoverageYear, KeptAnswers, More, Question, QuestionField, Step, StepKey,
        typed_from_form,
    },
    conflict::Conflict,
    money::Cents,
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub fn AskQuestion(file: File, page: StepKey) -> impl IntoView {
    let save = FormAction::<SaveStep>::new();
    let add = FormAction::<AddPerson>::new();
    let remove = FormAction::<RemovePerson>::new();
    // The list of people is the one page to which saving leads back.
    let changes = move || match page.step {
        Step::HouseholdPeople => {
            save.version().get() + add.version().get() + remove.version().get()
        }
        _ => 0,
    };
    let question = ask_again(changes, move || Ok(api::Step { client: file, step: page }));
    // A page that was not right is stored nevertheless: the form then has to
    // carry along what is stored now. The inputs stay as they are.
    let refusals = move || match save.value().get() {
        Some(Err(AppError::Invalid(_))) => save.version().get(),
        _ => 0,
    };
    let again = ask_again(refusals, move || {
        // Nothing was refused yet: the page is as it was stored.
        if refusals() == 0 {
            Err(AppError::NotFound)
        } else {
            Ok(api::Step { client: file, step: page })
        }
    });
    let looks = looks(file);
    let beside =
        ask_again(move || looks.get(), move || Ok(api::Beside { client: file, step: page }));
    let draw = move |answer: AppResult<Option<Question>>| match answer {
        Ok(Some(question)) => {
            view! { <Asked file question again beside save add remove /> }.into_any()
        }
        Ok(None) => view! { <MovedOn file /> }.into_any(),
        Err(error) => view! {
            <div class="al-stack-lg">
                <Problem error=error.clone() />
                <KeptText file page error />
            </div>
        }
        .into_any(),
    };
    view! {
        <Transition>
            {move || Suspend::new(async move { draw(question.read().await) })}
        </Transition>
    }
}

#[component]
fn Asked(
    file: File,
    question: Question,
    again: Answer<Option<Question>>,
    beside: Answer<Beside>,
    save: FormAction<SaveStep>,
    add: FormAction<AddPerson>,
    remove: FormAction<RemovePerson>,
) -> impl IntoView {
    let texts = Texts::here();
    let Question {
        key,
        view: showing,
        about,
        client,
        fields,
        before,
        position,
        saved,
        errors,
        people,
        more,
        year,
        offers_from,
    } = question;
    let autosave = Autosave::new::<SaveAnswers>();
    let reader = use_context::<Surroundings>().and_then(|here| here.viewer).map(|you| you.account);
    let kept = kept_answers(autosave);
    let asked = words::heading(texts, key.step, &about, client.as_deref(), year);
    let listing = matches!(more, More::People(_));
    let heading =
        if listing { texts.text(words::title(key.step)).to_owned() } else { asked.clone() };
    let part = words::section(texts, key.section(), client.as_deref());
    let back = match before {
        Some(before) => routes::step(texts.language(), file, before),
        None => routes::application(texts.language(), file),
    };
    let form = FieldsOfForm {
        file,
        page: key,
        about_you: about == About::You,
        // A single field is the question itself, which the heading may say already.
        question: (fields.len() == 1).then_some(asked),
        under_heading: !listing,
        client: client.clone(),
        people,
    };
    let list = match &more {
        More::People(list) => Some(view! { <PeopleOnList file list=list.clone() add remove /> }),
        _ => None,
    };
    let warning = (key.step == Step::PrivacyWarning)
        .then(|| view! { <PrivacyWarning client=client.clone() /> });
    let help = words::help(key.step);
    view! {
        <div class="al-two">
            <div class="al-column al-stack">
                <div class="al-row al-row--between">
                    <BackLink href=back />
                    <SavedLine saved keeping=since_shown(autosave, kept) />
                </div>
                <Position part position />
                <PresenceLine beside autosave />
                <Page title=texts.text(words::title(key.step)) heading>
                    {words::lead(key.step).map(|lead| view! { <p class="al-lead">{texts.text(lead)}</p> })}
                    {offers_from.map(|year| view! {
                        <Alert title=texts.fill(t::OFFERED, &[("year", &year.0.to_string())]) />
                    })}
                    {beforehand(texts, &more, &about, file.is_none())}
                    {warning}
                    {list}
                    <Form action=save already=errors class="al-stack-lg" autosave>
                        <HiddenClient file />
                        <Hidden name="step" value=key.to_string() />
                        <Hidden name="view" value=showing.to_string() />
                        {reader.map(|reader| view! { <Hidden name="reader" value=reader.to_string() /> })}
                        <Refused autosave save />
                        <AskFields form=form.clone() fields=fields.clone() again beside kept />
                        {pay(texts, &more)}
                        <p class="al-muted">{texts.text(t::CHECK_BACK)}</p>
                        <ChooseChannel file save />
                        <div class="al-actions">
                            <Submit>{texts.text(t::SAVE_AND_GO_ON)}</Submit>
                            <Submit name="leave" value="yes" kind=ButtonStyle::Link>
                                {texts.text(t::STOP_HERE)}
                            </Submit>
                        </div>
                    </Form>
                </Page>
            </div>
            {(!help.is_empty()).then(|| view! {
                <aside aria-label=texts.text(q::HELP_ABOUT)>
                    {help
                        .into_iter()
                        .map(|(summary, body)| view! {
                            <Details summary=texts.text(summary)><p>{texts.text(body)}</p></Details>
                        })
                        .collect_view()}
                </aside>
            })}
        </div>
    }
}

/// The fields. They are drawn within the form, which knows what is wrong.
#[component]
fn AskFields(
    form: FieldsOfForm,
    fields: Vec<QuestionField>,
    again: Answer<Option<Question>>,
    beside: Answer<Beside>,
    kept: Memo<KeptAnswers>,
) -> impl IntoView {
    fields
        .into_iter()
        .map(|field| {
            let stored = stored(field.clone(), again, kept);
            let key = field.key;
            let clash = Memo::new(move |_| {
                let clash =
                    kept.with(|kept| kept.clashes.iter().find(|field| field.key == key).cloned());
                let beside = || meanwhile(&beside.get()?.ok()?, &stored.get());
                clash.or_else(beside)
            });
            view! { <AskField form=form.clone() field stored clash /> }
        })
        .collect_view()
}

/// What the last save answered; a save that is still on its way changes nothing.
fn kept_answers(autosave: Autosave) -> Memo<KeptAnswers> {
    let keeping = autosave.keeping();
    Memo::new(move |before: Option<&KeptAnswers>| match keeping.get() {
        Keeping::Kept(json) => call::answer(&json).unwrap_or_default(),
        _ => before.cloned().unwrap_or_default(),
    })
}

/// The line that says whether what stands on the page is safe.
fn since_shown(autosave: Autosave, kept: Memo<KeptAnswers>) -> Signal<Kept> {
    Signal::derive(move || match autosave.keeping().get() {
        Keeping::Nothing => Kept::AsShown,
        Keeping::OnItsWay => Kept::OnItsWay,
        Keeping::Kept(_) => Kept::Now(kept.with(|kept| kept.saved.clone())),
        Keeping::Unanswered => Kept::NotYet,
        Keeping::Refused(_) => Kept::Refused,
    })
}

/// Why what is typed is not kept, beside the fields that hold it; the form itself says
/// why it was refused.
#[component]
fn Refused(autosave: Autosave, save: FormAction<SaveStep>) -> impl IntoView {
    let texts = Texts::here();
    move || {
        if matches!(save.value().get(), Some(Err(AppError::Conflict(_)))) {
            return None;
        }
        let Keeping::Refused(AppError::Conflict(conflict)) = autosave.keeping().get() else {
            return None;
        };
        Some(view! { <Alert tone=Tone::Stop title=texts.text(conflict_text(conflict)) /> })
    }
}

/// What is stored in a field: as the page was shown, or as it was read again
/// after a refusal.
/// What was kept since then counts where it is newer.
fn stored(
    shown: QuestionField,
    again: Answer<Option<Question>>,
    kept: Memo<KeptAnswers>,
) -> Signal<QuestionField> {
    Signal::derive(move || {
        let mut field = read_again(&shown, again);
        let newer = kept.with(|kept| {
            let here = kept.kept.iter().find(|(key, _)| *key == field.key);
            here.map(|(_, seen)| seen.clone())
        });
        if let Some(seen) = newer.filter(|seen| seen.version > field.stored.version) {
            field.stored = seen;
        }
        field
    })
}

fn read_again(shown: &QuestionField, again: Answer<Option<Question>>) -> QuestionField {
    let newest = again
        .get()
        .and_then(Result::ok)
        .flatten()
        .and_then(|question| question.fields.into_iter().find(|field| field.key == shown.key));
    newest.unwrap_or_else(|| shown.clone())
}

/// "Income: question 3 of 6". The bar repeats the words.
#[component]
fn Position(part: String, position: (usize, usize)) -> impl IntoView {
    let texts = Texts::here();
    let (number, total) = position;
    let words = texts.fill(
        t::QUESTION_OF,
        &[("part", &part), ("number", &number.to_string()), ("total", &total.to_string())],
    );
    let bar: Vec<_> = (1..=total)
        .map(|at| {
            let class = match at.cmp(&number) {
                std::cmp::Ordering::Less => Some("is-done"),
                std::cmp::Ordering::Equal => Some("is-current"),
                std::cmp::Ordering::Greater => None,
            };
            view! { <li class=class></li> }
        })
        .collect();
    view! {
        <p class="al-caption">{words}</p>
        <ol class="al-steps al-steps--bar" aria-hidden="true">{bar}</ol>
    }
}

/// What the pay comes to, to be checked against what the person knows.
fn pay(texts: Texts, more: &More) -> Option<impl IntoView + use<>> {
    let More::Pay { monthly, yearly } = more else { return None };
    let sentence = texts.fill(
        t::PAY_IS_ABOUT,
        &[("month", &format!("{monthly:#}")), ("year", &format!("{yearly:#}"))],
    );
    Some(view! { <Alert title=sentence /> })
}

/// What a question needs to be known before it can be answered: who may act for the
/// consumer, and what somebody's income comes to in the year.
fn beforehand(
    texts: Texts,
    more: &More,
    about: &About,
    in_own_file: bool,
) -> Option<impl IntoView + use<>> {
    let sentence = match more {
        More::Helper { assister } => {
            let name = assister.as_deref().filter(|_| in_own_file)?;
            texts.fill(t::HELPER_IS, &[("name", name)])
        }
        More::Year { yearly, year } => year_is_about(texts, about, *yearly, *year),
        _ => return None,
    };
    Some(view! { <Alert title=sentence /> })
}

fn year_is_about(texts: Texts, about: &About, yearly: Cents, year: CoverageYear) -> String {
    let (amount, coverage) = (format!("{yearly:#}"), year.0.to_string());
    let facts = [("amount", amount.as_str()), ("coverage", &coverage)];
    let nothing = yearly.in_whole_dollars() == Cents(0);
    match about {
        About::Named(name) => {
            let text = if nothing { t::YEAR_IS_NOTHING_OTHER } else { t::YEAR_IS_ABOUT_OTHER };
            texts.fill(text, &[facts[0], facts[1], ("name", name)])
        }
        About::You | About::Unnamed => {
            let text = if nothing { t::YEAR_IS_NOTHING_YOU } else { t::YEAR_IS_ABOUT_YOU };
            texts.fill(text, &facts)
        }
    }
}

/// The way to the channel opens beside the page, which keeps what was typed.
#[component]
fn ChooseChannel(file: File, save: FormAction<SaveStep>) -> impl IntoView {
    let texts = Texts::here();
    move || {
        let needed =
            matches!(save.value().get(), Some(Err(AppError::Conflict(Conflict::ChannelNeeded))));
        file.filter(|_| needed).map(|client| view! { <ChannelLink texts client /> })
    }
}

#[component]
fn ChannelLink(texts: Texts, client: domain::ids::ConsumerId) -> impl IntoView {
    view! {
        <p>
            <a href=routes::begin_acting(texts.language(), client) target="_blank" rel="external">
                {texts.text(t::CHOOSE_CHANNEL)}
            </a>
        </p>
    }
}

/// A page that was sent and cannot be shown again, because the file is closed
/// by now: what was typed is still there to be read and copied.
#[component]
fn KeptText(file: File, page: StepKey, error: AppError) -> impl IntoView {
    let texts = Texts::here();
    let rejected = SharedValue::new(context::rejected).into_inner();
    let typed = rejected.filter(|rejected| rejected.form == SaveStep::PATH).map(|rejected| {
        typed_from_form(page, |name| rejected.value(&format!("fields[{name}]")).map(str::to_owned))
    });
    let channel = match error {
        AppError::Conflict(Conflict::ChannelNeeded) => file,
        _ => None,
    };
    let signed_out = error == AppError::Unauthenticated;
    typed.map(|typed| {
        let rows: Vec<_> = typed
            .into_iter()
            .filter(|typed| !typed.key.field.is_secret())
            .map(|typed| {
                let field = typed.key.field;
                view! {
                    <div>
                        <dt>{words::label(texts, field)}</dt>
                        <dd>{words::raw(texts, field, &typed.raw, &[])}</dd>
                    </div>
                }
            })
            .collect();
        view! {
            <div class="al-column al-stack">
                <h2>{texts.text(t::KEPT_TEXT)}</h2>
                <Alert tone=Tone::Warn title=texts.text(t::KEPT_TEXT_LEAD) />
                <dl class="al-card al-summary">{rows}</dl>
                {channel.map(|client| view! { <ChannelLink texts client /> })}
                {signed_out.then(|| {
                    let page = routes::step(texts.language(), file, page);
                    let sign_in = routes::sign_in_then(texts.language(), &page);
                    view! {
                        <p>{texts.text(t::KEPT_TEXT_SIGN_IN)}</p>
                        <p>
                            <a href=sign_in target="_blank" rel="external">
                                {texts.text(p::SESSION_OVER_SIGN_IN)}
                            </a>
                        </p>
                    }
                })}
            </div>
        }
    })
}
