export const id = 4487;
export const ids = [4487];
export const modules = {

/***/ 4487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ createGitHub)
});

// EXTERNAL MODULE: ./build/src/world/debug-log.js
var debug_log = __webpack_require__(6610);
;// CONCATENATED MODULE: ./build/src/world/github-error.js
// What GitHub answered when it did not do what was asked, read into a few kinds. Holds no token and no request.
/** A call that failed for good: what was being done, the status, GitHub's words, the request id. */
class GitHubError extends Error {
    code;
    status;
    requestId;
    said;
    uncertain;
    /** @param doing what was being done, such as `opening the pull request` */
    constructor(doing, { code, status, requestId, said, uncertain }) {
        const answer = status === null ? '' : `GitHub answered ${status}: `;
        super(`${doing} failed: ${answer}${said}${requestId === null ? '' : ` (request id ${requestId})`}`);
        this.name = 'GitHubError';
        this.code = code;
        this.status = status;
        this.requestId = requestId;
        this.said = said;
        this.uncertain = uncertain;
    }
}
const MAX_SAID = 300;
/** Faults of node:net, node:tls and undici after which not one byte of the request can have gone out. */
const NOT_SENT = /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS\w*|CERT_\w+|\w*SIGNATURE\w*|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/;
/**
 * Reads an error that octokit threw.
 * @param now ms since the epoch, for waits that are given as a time
 */
function readFailure(error, now) {
    const response = field(error, 'response');
    const status = field(response, 'status');
    if (typeof status !== 'number')
        return readFault(error);
    const headers = field(response, 'headers');
    const said = shortText(response);
    const common = { status, requestId: requestIdOf(headers), said };
    const waitMs = readWait(headers, now);
    const exhausted = github_error_text(headers, 'x-ratelimit-remaining') === '0';
    const isLimit = status === 429 || (status === 403 && (waitMs !== null || exhausted || /rate limit|abuse/i.test(said)));
    if (isLimit)
        return { ...common, code: 'github/limited', uncertain: false, waitMs };
    const code = status === 401
        ? 'github/unauthorised'
        : status === 403
            ? 'github/forbidden'
            : status === 404
                ? 'github/not-found'
                : status >= 500
                    ? 'github/trouble'
                    : 'github/refused';
    return { ...common, code, uncertain: status >= 500, waitMs };
}
/** A 3xx: the repository has another name or the address is another's; a token follows no redirect. */
function redirected(response, status) {
    const headers = field(response, 'headers');
    const target = github_error_text(headers, 'location');
    const host = target !== '' && URL.canParse(target) ? new URL(target).host : 'another address';
    const said = `it sends on to ${host}; the token goes nowhere else (was the repository renamed?)`;
    return { code: 'github/moved', status, requestId: requestIdOf(headers), said, uncertain: false, waitMs: null };
}
/** A success that is no JSON: not GitHub's API. */
function noJson(response, status) {
    const said = `the answer is no JSON: ${shortText(response)}`;
    const requestId = requestIdOf(field(response, 'headers'));
    return { code: 'github/trouble', status, requestId, said, uncertain: true, waitMs: null };
}
/** The request id of an answer's headers. */
function requestIdOf(headers) {
    const id = github_error_text(headers, 'x-github-request-id');
    return /^[\w:.-]{1,128}$/.test(id) ? id : null;
}
/** No answer at all: refused, cut, or not in time. */
function readFault(error) {
    const names = chain(error).flatMap((one) => [github_error_text(one, 'code'), github_error_text(one, 'name')]);
    const code = names.find((name) => /^[A-Z][A-Z_\d]{2,}$|^TimeoutError$/.test(name)) ?? 'no answer';
    const said = `it could not be reached (${code})`;
    const uncertain = !NOT_SENT.test(code);
    return { code: 'github/unreachable', status: null, requestId: null, said, uncertain, waitMs: null };
}
function chain(error) {
    const found = [];
    for (let one = error; one instanceof Error && found.length < 8; one = one.cause)
        found.push(one);
    return found.toReversed();
}
/** `Retry-After` in seconds or as a date, else the time at which a used-up limit begins anew. */
function readWait(headers, now) {
    const after = github_error_text(headers, 'retry-after');
    if (/^\d{1,9}$/.test(after))
        return Number(after) * 1000;
    const date = /^[A-Z][a-z]{2,8},? .*\d/.test(after) ? Date.parse(after) : NaN;
    if (!Number.isNaN(date))
        return Math.max(0, date - now);
    const reset = github_error_text(headers, 'x-ratelimit-reset');
    const exhausted = github_error_text(headers, 'x-ratelimit-remaining') === '0';
    return exhausted && /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now) : null;
}
/** The message of a JSON body with its errors, the title of an HTML page. */
function shortText(response) {
    const data = field(response, 'data');
    const page = typeof data === 'string' ? (/<title>([^<]*)/i.exec(data)?.[1] ?? data) : '';
    const errors = field(data, 'errors');
    const details = Array.isArray(errors) ? errors.map(detail).filter((one) => one !== '') : [];
    const said = [github_error_text(data, 'message') || page, ...details].join('; ');
    return oneLine(said) || 'no reason given';
}
function detail(error) {
    if (typeof error === 'string')
        return error;
    const message = github_error_text(error, 'message');
    return message || [github_error_text(error, 'field'), github_error_text(error, 'code')].filter(Boolean).join(' ');
}
/** Text from outside on one line, cut. */
function oneLine(said) {
    const line = said
        .slice(0, 4 * MAX_SAID)
        .replaceAll(/\s+/g, ' ')
        .trim();
    return line.length > MAX_SAID ? `${line.slice(0, MAX_SAID - 1)}…` : line;
}
function field(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}
function github_error_text(value, name) {
    const found = field(value, name);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

;// CONCATENATED MODULE: ./build/src/world/github-branches.js

function openBranches(octokit, place, graphqlUrl, call) {
    const getBranch = getBranchIn(octokit, place, call);
    return {
        getBranch,
        compare: compareIn(octokit, place, call),
        createBranch: async (branch, sha) => {
            const standsThere = async () => ((await getBranch(branch))?.tip === sha ? true : null);
            try {
                return await call({
                    doing: `making the branch ${branch}`,
                    repeat: 'once',
                    send: async (options) => {
                        const ref = `refs/heads/${branch}`;
                        const answer = await octokit.request('POST /repos/{owner}/{repo}/git/refs', {
                            ...place,
                            ref,
                            sha,
                            ...options,
                        });
                        return { ...answer, data: true };
                    },
                    find: standsThere,
                });
            }
            catch (error) {
                if (error instanceof GitHubError && /already exists/i.test(error.said))
                    return (await standsThere()) ?? false;
                throw error;
            }
        },
        deleteBranch: async (branch, sha) => {
            const there = await getBranch(branch);
            if (there === null)
                return true;
            if (there.tip !== sha)
                return false;
            try {
                await call({
                    doing: `deleting the branch ${branch}`,
                    repeat: 'again',
                    send: (options) => octokit.request('DELETE /repos/{owner}/{repo}/git/refs/{ref}', {
                        ...place,
                        ref: `heads/${branch}`,
                        ...options,
                    }),
                });
                return true;
            }
            catch (error) {
                // Gone already: by an earlier try whose answer was lost, or by the setting that deletes merged branches.
                if (error instanceof GitHubError && (error.status === 404 || /does not exist/i.test(error.said)))
                    return true;
                throw error;
            }
        },
        whoAmI: async () => {
            const send = { repeat: 'read', doing: 'asking whose the token is' };
            const query = 'query { viewer { login } }';
            try {
                const data = await call({
                    ...send,
                    send: (options) => octokit.request(`POST ${graphqlUrl}`, { query, ...options }),
                });
                const viewer = data.data?.['viewer'];
                return typeof viewer?.login === 'string' ? viewer.login : null;
            }
            catch (error) {
                if (error instanceof GitHubError && error.code !== 'github/stopped')
                    return null;
                throw error;
            }
        },
    };
}
function getBranchIn(octokit, place, call) {
    return async (branch) => {
        try {
            const { commit, protected: guarded } = await call({
                doing: `reading the branch ${branch}`,
                repeat: 'read',
                send: (options) => octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', { ...place, branch, ...options }),
            });
            const parents = commit.parents.map(({ sha }) => sha);
            return { tip: commit.sha, message: commit.commit.message, parents, protected: guarded };
        }
        catch (error) {
            if (error instanceof GitHubError && error.status === 404)
                return null;
            throw error;
        }
    };
}
const PAGE = 100;
const MOST_COMMITS = 250;
function compareIn(octokit, place, call) {
    return async (base, head) => {
        const pageOf = (page) => call({
            doing: `comparing ${head} with ${base}`,
            repeat: 'read',
            send: (options) => octokit.request('GET /repos/{owner}/{repo}/compare/{base}...{head}', {
                ...place,
                base,
                head,
                per_page: PAGE,
                page,
                ...options,
            }),
        });
        try {
            const first = await pageOf(1);
            const commits = [...first.commits];
            while (commits.length < Math.min(first.total_commits, MOST_COMMITS)) {
                const more = await pageOf(Math.floor(commits.length / PAGE) + 1);
                if (more.commits.length === 0)
                    break;
                commits.push(...more.commits);
            }
            return {
                ahead: first.ahead_by,
                behind: first.behind_by,
                mergeBase: first.merge_base_commit.sha,
                commits: commits.map(({ sha, parents, commit: { author, committer } }) => ({
                    sha,
                    parents: parents.map((parent) => parent.sha),
                    author: person(author),
                    committer: person(committer),
                })),
                complete: commits.length >= first.total_commits,
            };
        }
        catch (error) {
            if (error instanceof GitHubError && error.status === 404)
                return null;
            throw error;
        }
    };
}
function person(one) {
    return { name: one?.name ?? '', email: one?.email ?? '' };
}

;// CONCATENATED MODULE: ./build/src/world/github-call.js

/** GitHub's advice for requests that create content. */
const WRITE_GAP_MS = 1000;
const TIMEOUT_MS = 60_000;
const TRIES = 6;
/** GitHub's advice for a limit that names no time. */
const LIMIT_MS = 60_000;
const MAX_WAIT_MS = 15 * 60_000;
const TOLD_FROM_MS = 5000;
const API_VERSION = '2022-11-28';
/** octokit prints deprecations with addresses; nothing prints past the log. */
const SILENT = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
/** Reads go out at once, writes one after the other in the order of their coming. */
function openCaller(options) {
    let lastWrite = -Infinity;
    let writes = Promise.resolve();
    const spaced = async (call) => {
        if (call.repeat === 'read')
            return attempt(call, options);
        const early = lastWrite + WRITE_GAP_MS - options.clock.now();
        if (early > 0)
            await options.clock.sleep(early, options.signal);
        try {
            return await attempt(call, options);
        }
        finally {
            lastWrite = options.clock.now();
        }
    };
    const persist = async (call) => {
        for (let tries = 1;; tries++) {
            try {
                return await spaced(call);
            }
            catch (error) {
                const failure = await pause(call, error, tries, options);
                // What may have been done is looked for before it is asked for again.
                const found = failure.uncertain && call.find !== undefined ? await call.find() : null;
                if (found !== null)
                    return found;
            }
        }
    };
    return (call) => {
        if (call.repeat === 'read')
            return persist(call);
        const turn = writes.then(() => persist(call));
        writes = turn.catch(() => { });
        return turn;
    };
}
/** What octokit hands over as an answer like any other: a redirect, a page. */
class NoAnswer extends Error {
    failure;
    constructor(failure) {
        super(failure.said);
        this.failure = failure;
    }
}
async function attempt({ send, timeoutMs = TIMEOUT_MS }, { signal }) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const answer = await send({
        headers: { 'x-github-api-version': API_VERSION },
        request: { redirect: 'manual', signal: limit, log: SILENT },
    });
    if (answer.status >= 300)
        throw new NoAnswer(redirected(answer, answer.status));
    // A proxy's or a sign-in page with a 200: what was asked may have been done or not.
    if (typeof answer.data === 'string' && answer.data !== '')
        throw new NoAnswer(noJson(answer, answer.status));
    return answer.data;
}
/** Waits before the next try; throws where there is none. */
async function pause(call, error, tries, options) {
    const { clock, signal, tell } = options;
    if (error instanceof GitHubError)
        throw error;
    const failure = error instanceof NoAnswer ? error.failure : readFailure(error, clock.now());
    if (signal.aborted)
        throw new GitHubError(call.doing, { ...failure, code: 'github/stopped', said: 'it was stopped' });
    if (!mayTryAgain(call, failure) || tries >= TRIES)
        throw new GitHubError(call.doing, failure);
    const ms = waitBefore(failure, tries, options.random());
    if (ms > MAX_WAIT_MS) {
        const until = new Date(clock.now() + ms).toISOString();
        throw new GitHubError(call.doing, { ...failure, said: `${failure.said} (a limit until ${until}; try again then)` });
    }
    if (ms >= TOLD_FROM_MS)
        tell(`GitHub asks to wait: ${call.doing} goes on in ${Math.ceil(ms / 1000)} s`);
    await clock.sleep(ms, signal);
    return failure;
}
function mayTryAgain({ repeat, find }, { code, uncertain }) {
    if (code === 'github/limited')
        return true;
    if (code !== 'github/trouble' && code !== 'github/unreachable')
        return false;
    return repeat !== 'once' || !uncertain || find !== undefined;
}
/** Ms before the try after this one: as GitHub says and a little more, else doubling with jitter. */
function waitBefore({ code, waitMs }, tries, random) {
    const doubled = (first) => first * 2 ** (tries - 1);
    if (code !== 'github/limited')
        return Math.round(Math.max(waitMs ?? 0, doubled(1000) * (0.5 + random / 2)));
    return Math.round(waitMs === null ? doubled(LIMIT_MS) * (1 + random / 10) : Math.max(1000, waitMs) + 500 * random);
}

;// CONCATENATED MODULE: ./build/src/world/github-commit.js

const MUTATION = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
/** A request may hold 40 MB. */
const COMMIT_TIMEOUT_MS = 5 * 60_000;
/** @param getBranch finds out what became of a commit whose answer was lost */
function openCommits(octokit, { owner, repo }, graphqlUrl, call, getBranch) {
    return async ({ branch, head, headline, body, additions, deletions }) => {
        const input = {
            branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
            expectedHeadOid: head,
            message: { headline, body },
            fileChanges: { additions, deletions },
        };
        const message = body === '' ? headline : `${headline}\n\n${body}`;
        const landed = async () => {
            const now = await getBranch(branch);
            if (now?.tip === head)
                return null;
            const isOurs = now?.parents.length === 1 && now.parents[0] === head && now.message.trim() === message.trim();
            return isOurs ? { kind: 'committed', commit: now.tip } : { kind: 'moved' };
        };
        try {
            return await call({
                doing: `committing onto ${branch}`,
                repeat: 'once',
                timeoutMs: COMMIT_TIMEOUT_MS,
                send: async (options) => {
                    const answer = await octokit.request(`POST ${graphqlUrl}`, {
                        query: MUTATION,
                        variables: { input },
                        ...options,
                    });
                    return { status: answer.status, data: readCommitted(answer) };
                },
                find: landed,
            });
        }
        catch (error) {
            if (!(error instanceof GitHubError) || error.code !== 'github/refused')
                throw error;
            return { kind: 'refused', reason: 'other', message: error.message };
        }
    };
}
/** @throws what `readFailure` takes for a limit or for trouble */
function readCommitted(answer) {
    const { data, errors = [] } = answer.data;
    const made = data?.['createCommitOnBranch'];
    if (typeof made?.commit?.oid === 'string')
        return { kind: 'committed', commit: made.commit.oid };
    const { type = '', message = '' } = errors[0] ?? {};
    const id = requestIdOf(answer.headers);
    const told = oneLine(message) || 'GitHub made no commit and gave no reason';
    const said = id === null ? told : `${told} (request id ${id})`;
    switch (type) {
        case 'STALE_DATA':
        case 'NOT_FOUND':
            return { kind: 'moved' };
        case 'FORBIDDEN':
        case 'INSUFFICIENT_SCOPES':
            return { kind: 'refused', reason: 'denied', message: said };
        case 'BRANCH_PROTECTION_RULE_VIOLATION':
            return { kind: 'refused', reason: 'protected', message: said };
        case 'RATE_LIMITED':
            throw Object.assign(new Error(type), { response: { ...answer, status: 429, data: { message: told } } });
        case '':
        case 'INTERNAL':
            throw Object.assign(new Error('trouble'), { response: { ...answer, status: 502, data: { message: told } } });
        default: {
            const isRule = /protected branch|rule violations?/i.test(message);
            return { kind: 'refused', reason: isRule ? 'protected' : 'other', message: said };
        }
    }
}

;// CONCATENATED MODULE: ./build/src/world/github-pulls.js

/** @param random for a name that no branch has */
function openPulls(octokit, place, call, random) {
    const findPulls = findIn(octokit, place, call);
    return {
        findPulls,
        wasClosedByPerson: async (issue_number) => {
            const issue = await call({
                doing: `reading who closed pull request ${issue_number}`,
                repeat: 'read',
                send: (options) => octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', { ...place, issue_number, ...options }),
            });
            return issue.closed_by?.type !== 'Bot';
        },
        createPull: createIn(octokit, place, call, findPulls),
        updatePull: async (pull_number, change) => {
            const { state } = await call({
                doing: `changing pull request ${pull_number}`,
                repeat: 'again',
                send: (options) => octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
                    ...place,
                    pull_number,
                    ...change,
                    ...options,
                }),
            });
            return state === 'open';
        },
        closePull: async (pull_number) => {
            await call({
                doing: `closing pull request ${pull_number}`,
                repeat: 'again',
                send: (options) => octokit.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
                    ...place,
                    pull_number,
                    state: 'closed',
                    ...options,
                }),
            });
        },
        adornPull: adornIn(octokit, place, call),
        probePullRequests: async (base) => {
            const head = `imagelock/probe-${Math.floor(random() * 2 ** 48).toString(36)}`;
            try {
                await call({
                    doing: 'asking whether pull requests may be opened',
                    repeat: 'once',
                    send: (options) => octokit.request('POST /repos/{owner}/{repo}/pulls', {
                        ...place,
                        head,
                        base,
                        title: 'imagelock',
                        ...options,
                    }),
                });
                return 'unknown';
            }
            catch (error) {
                if (!(error instanceof GitHubError) || error.code === 'github/stopped')
                    throw error;
                return error.status === 422 ? 'yes' : error.code === 'github/forbidden' ? 'no' : 'unknown';
            }
        },
    };
}
function findIn(octokit, place, call) {
    return async (head, base) => {
        const listed = await call({
            doing: `looking for the pull request of ${head}`,
            repeat: 'read',
            send: (options) => octokit.request('GET /repos/{owner}/{repo}/pulls', {
                ...place,
                head: `${place.owner}:${head}`,
                base,
                state: 'all',
                sort: 'created',
                direction: 'desc',
                per_page: 100,
                ...options,
            }),
        });
        // A fork of the same owner has the same `owner:branch`.
        const own = `${place.owner}/${place.repo}`.toLowerCase();
        const ours = listed.filter((one) => one.head.repo?.full_name.toLowerCase() === own);
        const open = ours.find(({ state }) => state === 'open');
        const [closed] = ours
            .filter(({ state }) => state === 'closed')
            .toSorted((a, b) => (b.closed_at ?? '').localeCompare(a.closed_at ?? '') || b.number - a.number);
        return {
            open: open === undefined ? null : openPull(open),
            closed: closed === undefined
                ? null
                : {
                    number: closed.number,
                    url: closed.html_url,
                    headSha: closed.head.sha,
                    merged: closed.merged_at !== null,
                },
        };
    };
}
function openPull({ number, html_url, head, user }) {
    return { number, url: html_url, headSha: head.sha, author: user?.login ?? '' };
}
function createIn(octokit, place, call, find) {
    const create = async (pull) => {
        const present = async () => (await find(pull.head, pull.base)).open;
        try {
            return await call({
                doing: `opening the pull request of ${pull.head}`,
                repeat: 'once',
                send: async (options) => {
                    const answer = await octokit.request('POST /repos/{owner}/{repo}/pulls', { ...place, ...pull, ...options });
                    return { ...answer, data: openPull(answer.data) };
                },
                find: present,
            });
        }
        catch (error) {
            if (!(error instanceof GitHubError) || !/already exists/i.test(error.said))
                throw error;
            const open = await present();
            if (open === null)
                throw error;
            return open;
        }
    };
    return async (pull) => {
        try {
            return { pull: await create(pull), warnings: [] };
        }
        catch (error) {
            if (!(error instanceof GitHubError) || !pull.draft || !/draft/i.test(error.said))
                throw error;
            const opened = await create({ ...pull, draft: false });
            return { pull: opened, warnings: [warning('draft', `the pull request is no draft: ${error.message}`)] };
        }
    };
}
function adornIn(octokit, place, call) {
    return async (number, { labels, assignees, reviewers, teamReviewers }) => {
        const repeat = 'again';
        const label = async (names) => {
            await call({
                doing: `putting labels on pull request ${number}`,
                repeat,
                send: (options) => octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
                    ...place,
                    issue_number: number,
                    labels: names,
                    ...options,
                }),
            });
            return [];
        };
        const assign = async (logins) => {
            const issue = await call({
                doing: `assigning pull request ${number}`,
                repeat,
                send: (options) => octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/assignees', {
                    ...place,
                    issue_number: number,
                    assignees: logins,
                    ...options,
                }),
            });
            // Who cannot be assigned is left out without a word.
            const there = new Set((issue.assignees ?? []).map(({ login }) => login.toLowerCase()));
            return logins.filter((login) => !there.has(login.toLowerCase()));
        };
        const request = (field) => async (names) => {
            await call({
                doing: `asking for a review of pull request ${number}`,
                repeat,
                send: (options) => octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
                    ...place,
                    pull_number: number,
                    [field]: names,
                    ...options,
                }),
            });
            return [];
        };
        return [
            ...(await eachAlone('labels', labels, label)),
            ...(await eachAlone('assignees', assignees, assign)),
            ...(await eachAlone('reviewers', reviewers, request('reviewers'))),
            ...(await eachAlone('team-reviewers', teamReviewers, request('team_reviewers'))),
        ];
    };
}
/** All at once; where GitHub refuses that, one by one, so that one wrong name costs no other. Gives a warning a name. */
async function eachAlone(input, names, put) {
    if (names.length === 0)
        return [];
    try {
        const left = await put([...names]);
        return left.map((name) => warning(input, `${input}: GitHub left ${name} out`));
    }
    catch (error) {
        if (!(error instanceof GitHubError) || error.code === 'github/stopped')
            throw error;
        if (error.status !== 422 || names.length === 1)
            return [warning(input, `${input} ${names.join(', ')}: ${error.message}`)];
    }
    const found = [];
    for (const name of names)
        found.push(...(await eachAlone(input, [name], put)));
    return found;
}
function warning(what, message) {
    return { severity: 'warning', code: `deliver/${what}`, message };
}

;// CONCATENATED MODULE: ./build/src/world/github.js





/**
 * Loads the client. Every function rejects with `GitHubError` where GitHub did not do what was asked: reads, and writes
 * that may be done twice, are tried again after limits, 5xx and lost connections; other writes only where it is certain,
 * or was looked up, that nothing came of them.
 */
async function createGitHub(options) {
    const { apiUrl, graphqlUrl, token, owner, repo, userAgent, random } = options;
    (0,debug_log/* silenceDebugLog */.z)();
    const { getOctokit } = await __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 2413));
    const octokit = getOctokit(token.reveal(), { baseUrl: apiUrl.replace(/\/+$/, ''), userAgent });
    const call = openCaller(options);
    const place = { owner, repo };
    const branches = openBranches(octokit, place, graphqlUrl, call);
    const commitOnBranch = openCommits(octokit, place, graphqlUrl, call, branches.getBranch);
    return { ...openPulls(octokit, place, call, random), ...branches, commitOnBranch };
}


/***/ })

};
