import type { PatternGroup } from '../types.ts';

/** English: words that change what stands beside them. */
export const CONTEXT: readonly PatternGroup[] = [
  {
    id: 'neg',
    kind: 'mark',
    mark: 'neg',
    patterns: `
$neg
(stopped | quit | far from | free of | free from | refuse to | refused to | rather than | instead of | anything but | prevent* | stop | denies | denied | deny | denying | against | rule out | ruled out | zero | protect* | keep me from | kept me from | keeps me from | kept from | keep from | save me from | saved me from | saved from | talked me out of | too scared to | too afraid to | too chicken to | stop me from | stopped me from | opposite of)
`,
  },
  {
    id: 'pseudo-neg',
    kind: 'mark',
    mark: 'pseudoNeg',
    patterns: `
(cant | can t | couldnt | cannot | dont | wont) ~ (stop | shut up | help but | help | shake | get rid of | get over | escape | control | resist | see any other | see another | wait to | fight | ignore | get away from | push away)
(not | isnt) ~ (supposed to | meant to | allowed to | only | just | the first time | kidding | joking | exaggerating | afraid to | scared to | scared of | afraid of | lying | playing | bluffing | going to lie | gonna lie | sure | sure if | dead yet)
(cant | cannot | can t | couldnt | wont | doesnt) ~ (get | put | push | drive | keep | make) _6 (out of my (head | mind) | off my mind | from my mind | away | go away | leave me)
(not able to | unable to | isnt able to) ~ (stop | shake | help | get rid of | ignore | escape)
(aint | not | dont) ~ (gon | gonna | going to | wanna | want to)? ~ (lie | front)
(i | we | she | he) stop (and | there | here | at | by | for)
(no | not) (one | idea | doubt | joke | matter | point | reason | future | hope | purpose | other | energy | strength | will)
(dont | do not | doesnt | didnt) ~ (know | care | think i can | see | deserve | feel like | have anything | have anyone | have a reason | believe)
(nothing | nobody | noone | no one | none of) _3 (left | matters | helps | works | changes | cares | worth | care | love* | understand* | listen*)
(why not | why shouldnt i | why dont i | why shouldn t i | if not | whether or not | or not | better not | but not before | not before | not until | could not sleep | cant sleep | cant take | cant do this | cant go on | cant live | cant handle | cant cope | cant bear | cant stand | cant keep)
(never) ~ (felt | been | wanted | hated) ~ (so | more | this | worse | as)
(never) ~ (so | more | better | enough | ending | ends | get | gets)
(stop thinking | stop thoughts | stop having | stop imagining | stop wanting | stop wishing | stop the urge | stop the thoughts | stop the pain | stop the voices | stop feeling)
(nothing | no one | nobody | noone | nothing and no one) ~ (can | will | could | would | is going to) ~ (stop | save | help | talk)
(dont | do not) (tell | stop | try | call | come | worry | cry | blame | hate | look | want to be | want to live | want to exist | want to wake | want to keep)
`,
  },
  {
    id: 'post-neg',
    kind: 'mark',
    mark: 'postNeg',
    patterns: `
(is | was | would be | are) ~ (never | not) ~ (the answer | an option | a solution | the solution | worth it | the way | something i would | an answer | on my mind | a joke | funny | cool | painless | selfish)
(isnt | isn t | wasnt | aint) ~ (the answer | an option | a solution | the solution | worth it | the way | something i would | a joke | funny | cool | glamorous)
(i | id) ~ (would)? ~ never (do | act | actually | go through)
(none | nothing like that | nope not) .
(never | hasnt | havent | has not | not | didnt) ~ (really)? ~ (crossed | entered | occurred) ~ (to)? (my mind | me)
(dont | do not | no longer | stopped | never | hardly) ~ (come | visit | bother* me | show up | showing up | appear | happen | follow me) ~ (any more | anymore)?
(never | wont | not) (crossed my mind | happening | gonna happen)
(not that) i (would | want | am)
(no way | hell no | absolutely not | of course not)
`,
  },
  {
    id: 'double-neg',
    kind: 'mark',
    mark: 'doubleNeg',
    patterns: `
(cant | can t | couldnt | cannot | dont | wont | not | never) ~ (promise | guarantee | swear | say | sure | certain | trust myself | claim | deny | denying | pretend | think i can) ~ (that)? ~ (i)? ~ (wont | will not | not | dont | wouldnt | am not | im not | havent | to | ive never)
(no reason | see no reason | any reason | not a reason | one reason | a reason | nothing | give me a reason | reason) ~ (stopping me from | not to | to not | why i shouldnt | i shouldnt | keeping me from | holding me back from | left keeping me from | stops me from)
(wouldnt | wont | dont | isnt) _3 (surprise* | shock* | bother | stop | prevent | matter) _3 (me from | if i | if i just)
(only thing | only thing thats | only reason | one thing | all thats | nothing) ~ (stopping | keeping | holding | stops | keeps | i havent | i dont | i didnt | thats keeping | thats stopping | left stopping) _2 (me | from | back)
`,
  },
  {
    id: 'contrast',
    kind: 'mark',
    mark: 'contrast',
    patterns: `
but | however | though | although | except | yet | still | until | unless | just | anymore i | because | cuz | cause | since | then | and then | otherwise | and i | so i | or i | so | lately | instead i | till
`,
  },
  {
    id: 'concern',
    kind: 'mark',
    mark: 'concern',
    patterns: `
(worried | scared for | worried sick | terrified | bad feeling | what do i do | what can i do | what should i do | what else do i do | dont know what (to do | im meant to do | to say) | do i call | should i call | how do i help | how can i help | how can i support | help (him | her | them) | please help | not (answering | replying | picking up | responding) | isnt (answering | replying | picking up) | wont (answer | reply | open | pick up | come out | let me hang up | get off the phone) | hasnt (replied | answered) | stopped (answering | replying) | phone is off | phones off | phone s off | now offline | is offline | shes offline | hes offline | right now | tonight | bought (a | the)? (rope | gun | pills) | has (a | the)? (gun | pills | rope | knife) | dont think so | i believe (him | her) | hes serious | shes serious | locked in | locked (himself | herself) | sent (me)? a (pic | picture | photo | video) | missing | disappeared | walking about | my fault if | on the phone with | laughed it off | nobody believes | serious this time | has a plan | they have a plan | what do i say)
`,
  },
  {
    id: 'clause',
    kind: 'mark',
    mark: 'clause',
    patterns: `
(im | ill | ive | imma | ima | i m | i will | i am | i have | i feel | i think | i want | i keep | i would | i might | i could | i wish | i just | i really | i cant)
`,
  },
  {
    id: 'embeds',
    kind: 'mark',
    mark: 'embeds',
    patterns: `
(where | that | which | why | like | think | thinks | thought | say | says | said | saying | feel | feels | felt | mean | means | meant | point | way | because | if | whether | when | though | than | believe | suggest* | claim* | know | mentioned | admit* | told | tell | imply | implying | wish | cause | cos | sure | how | who | what | until | fear | afraid | scared | worried | hope | much as | person | time | times | day) ~ (im | ill | ive | imma | ima | i m | i)
(dont | do not | didnt | never | not | doesnt | wouldnt | isnt | havent) _2 (think | believe | feel | mean | say | said | saying | that | because | suggest | claim | imply) _1 (im | ill | ive | i)
`,
  },
  {
    id: 'self',
    kind: 'mark',
    mark: 'self',
    patterns: `
i | im | ive | id | ill | me | myself | my | mine | imma | ima
`,
  },
  {
    id: 'you',
    kind: 'mark',
    mark: 'you',
    patterns: `
you | youre | youve | youd | youll | your | u | ur | yourself | ya | yall
`,
  },
  {
    id: 'other',
    kind: 'mark',
    mark: 'other',
    patterns: `
he | she | they | hes | shes | theyre | his | her | hers | him | them | their | theyve | shed | hed | theyd | people | someone | somebody | everyone | anyone | man | woman | men | women | teen | teens | teenager | teenagers | patient | patients | person | those | who | victim | suspect | celebrity | singer | actor | others | students | kids | veterans | one in | many | individuals | we | character | characters | protagonist
`,
  },
  {
    id: 'kin',
    kind: 'mark',
    mark: 'kin',
    patterns: `
my _1 (friend | bestfriend | bff | brother | sister | mom | mum | mother | dad | father | son | daughter | kid | child | partner | husband | wife | boyfriend | girlfriend | bf | gf | roommate | flatmate | cousin | classmate | coworker | colleague | neighbor | neighbour | student | niece | nephew | ex | patient | client | uncle | aunt | grandma | grandpa | grandfather | grandmother | stepson | stepdaughter | teammate | boss | teacher | fiance | fiancee | pal | buddy | mate)
a friend of mine
(patient | client | student | colleague | pupil | resident) of mine
(someone | somebody | a guy | a girl | a user | a member | a kid | a person) (on | in | from | at) my _2 (server | group | stream | class | school | team | work | chat | forum | game | clan | guild)
a friend
someone i know
`,
  },
  {
    id: 'report',
    kind: 'mark',
    mark: 'report',
    patterns: `
(he | she | they | friend | brother | sister | mom | mum | dad | son | daughter | husband | wife | boyfriend | girlfriend | ex | teacher | nurse | doctor | therapist | article | news | someone | people | guy | girl | kid | patient | client | student | colleague | everyone | book | movie | song | lyrics | sign | post) ~ (said | says | told | tells | asked | asks | wrote | writes | yelled | screamed | texted | thinks | thought | claims | claimed | posted | mentioned | admitted | joked | reported | sings | keeps saying | asked if | asks if | asked me if | asked whether)
(how (do | should) (i | we) (document | chart | report | record) (it | this | that))
(quote | quoting | quoted | according to | reported that | lyrics | titled | called | headline | news)
`,
  },
  {
    id: 'past',
    kind: 'mark',
    mark: 'past',
    patterns: `
((i was | i used to be | had been | id been) ~ suicidal ~ (after | during | when | in | back | at | for | as) | old diary | at the age | in those days | the (boy | girl | kid | person) i was | (i | we) once | in my youth | from # to # | back at uni | at uni | in uni | at university | in my (20s | 30s | twenties | thirties | forties | teens) | taught me | self harm days | looking back | those days | when i had postnatal | after my first | before i got help | before treatment | years since | used to | years ago | year ago | months ago | month ago | long ago | long time ago | decades ago | back then | in the past | back in | when i was | when i were | in high school | in highschool | in college | in middle school | as a kid | as a child | as a teen | as a teenager | in my teens | in my twenties | growing up | once upon a time | at the time | previously | formerly | ever since then | in 19* | in 20* | last year | last summer | last winter | at age | at the age of | when i had | weeks ago | ago i | past attempt | history of | in my past | in my youth | my teenage years | one time | during high school | in my early | childhood | survivor | was younger | a while back | a few years | several years | many years | back in the day)
(# | two | three | four | five | six | seven | eight | ten | few | several | many | couple of | some | twenty) (years | year | months | yrs | decades | summers | winters) (ago | back | since | earlier | before | clean | free | sober)
(a couple of times | several times | three times | multiple times | many times | twice) (in the past | before)
`,
  },
  {
    id: 'remission',
    kind: 'mark',
    mark: 'remission',
    patterns: `
(clean | free) ~ (from | of) ~ (sh | si | self harm | self harming | cutting | it)
(im | i am | doing | feel | feeling | been | things are | life is | much | so much | am | got | getting | i got) ~ (better now | ok now | okay now | fine now | good now | great now | happy now | better today | better than | stable now | recovered | in recovery | in a better place | past that | over it | past it now | safe now | alive today | glad | grateful | better)
(glad | grateful | thankful | happy | relieved | proud) ~ (that)? ~ (i | im | to be | it) ~ (didnt | survived | alive | still here | failed | lived | stopped | made it | didn t | am still | still alive | am alive | dont anymore | not anymore | got help | did not)
(# | one | two | three | four | five | six | ten | a few | several | many) (days | weeks | months | years | year | month) ~ (clean | free | sober | self harm free | in recovery | without)
(dont | not | havent | no longer | never) ~ (anymore | any more | since | since then | again | thought about it since | been suicidal since | in years | in months | had them since | for years | for months)
(therapy | medication | meds | treatment | support) ~ (saved | helped | has helped | worked | works | changed | really helped)
(i | have | it | therapy | meds | which)? ~ (turned it (round | around) | pulled me through | got me through | brought me back | recovered | got through it | got past it | overcame | came out the other side | turned my life around | survived and)
`,
  },
  {
    id: 'recent',
    kind: 'mark',
    mark: 'recent',
    patterns: `
(just now | tonight | last night | today | this morning | yesterday | an hour ago | hour ago | hours ago | minutes ago | minute ago | this evening | this afternoon | earlier today | right now | a moment ago | # minutes | # hours | # mins | couple hours | few hours | few minutes | just did | than i used to | than it used to | than before | than ever | moments ago | half an hour ago)
`,
  },
  {
    id: 'soon',
    kind: 'mark',
    mark: 'soon',
    patterns: `
(tonight | today | tomorrow | right now | rn | this weekend | this evening | in an hour | in a few hours | next week | this week | on my birthday | by morning | before sunrise | at midnight | after work | after school | soon | in # hours | in # days | tmrw | tmr | 2nite | tonite | 2night | friday | saturday | sunday | monday | tuesday | wednesday | thursday)
`,
  },
  {
    id: 'prepared',
    kind: 'mark',
    mark: 'prepared',
    patterns: `
(wrote | written | writing | left | leaving | finished) ~ _2 (note | notes | letter | letters | goodbye | goodbyes | will)
(bought | got | ordered | loaded | tied | have | stole | hid | hidden | found | packed | took) ~ _3 (gun | rope | noose | pills | blades | razor | bullets | charcoal | helium | supplies | knife | shotgun | pistol | ammo)
(said | saying | say) ~ _2 (goodbye | goodbyes | farewell | bye to)
(gave | giving | given | give | sold) away _4 (stuff | things | belongings | cat | dog | pets | everything | possessions | clothes | games)
(gave | giving) ~ my _2 (stuff | things | belongings | possessions) ~ away
(everything | all) ~ (is)? ~ (ready | set | planned | in place | arranged | prepared | in order)
(picked | chose | chosen | set | found) ~ (out)? ~ (a | the | my) ~ (date | day | place | spot | time | method | way)
(pills | gun | rope | noose | blade | knife | tablets) ~ (are | is) ~ (ready | next to me | beside me | in front of me | in my hand | right here | loaded | on the table | waiting | in my drawer)
`,
  },
  {
    id: 'method',
    kind: 'mark',
    mark: 'method',
    patterns: `
gun | rope | noose | pills | tablets | overdose | overdosing | bridge | hanging | hang | train | tracks | shotgun | pistol | razor | blade | knife | bleach | jump | jumping | drown | drowning | wrists | rifle | insulin | carbon monoxide | tylenol | paracetamol | helium | cliff | rooftop
`,
  },
  {
    id: 'hypothetical',
    kind: 'mark',
    mark: 'hypothetical',
    patterns: `
if i | if it | if this | if you | if he | if she | if they | if my | unless | would you | would i | hypothetically | what if | suppose | imagine if | as if | as though
`,
  },
  {
    id: 'laugh',
    kind: 'mark',
    mark: 'laugh',
    patterns: `
lol | lmao | lmfao | rofl | haha* | hehe* | lolol* | jk | j k | just kidding | kidding | xd | jkjk | loll | lul | lmaoo* | hahah* | ahaha* | bahaha* | 😂 | 🤣 | 😭 | 💀 | 😆 | 😅 | 😹 | 😜 | just joking | im joking | figuratively | not literally | figure of speech | so to speak | dramatic | being dramatic | no offense | ha ha | roflmao
`,
  },
  {
    id: 'trivial',
    kind: 'mark',
    mark: 'trivial',
    patterns: `
eyeliner | makeup | mascara | lashes | potty training | teething | crochet | sourdough | baby shark | air fryer | coursework | homework | exam | exams | test tomorrow | midterm | midterms | finals | quiz | essay | assignment | assignments | thesis | deadline | deadlines | meeting | meetings | monday | mondays | traffic | commute | wifi | lag | printer | excel | spreadsheet | spreadsheets | code | coding | bug | compiler | javascript | python | css | boss fight | boss level | level | game | games | dark souls | fortnite | league | cringe | cringey | embarrass* | awkward | boring | bored | hungry | starving | thirsty | sunburn | hangover | hungover | heat | hot outside | cold outside | alarm | waiting in line | queue | line at | spoilers | spoiler | season finale | episode | ending of | wedding | presentation | zoom | email | emails | landlord | parking | diet | workout | gym | leg day | squats | burpees | cardio | treadmill | marathon | autocorrect | crush | haircut | outfit | concert | tickets | album | puns | pun | dad jokes | joke | jokes | commercials | ads | ad | song stuck | laundry | dishes | chores | taxes | algebra | calculus | math | maths | chemistry | physics class | lecture | autotune | ikea | furniture | instructions | lego | update | windows update | battery | phone died | cute | adorable | puppy | kitten | kittens | cuteness | coffee | hiccups | mosquito* | itchy | jalapeno | spicy | cake | chocolate | pizza | food is | so good | ice cream | paperwork | group project | soccer | football team | my team | referee | slow walkers | customer* | client calls | small talk | icebreaker | karaoke | public speaking | sims | minecraft | roblox | npc | respawn | hp | dps | raid | tax return | flight delay* | airport | ringtone | allergies | pollen | humidity | seating chart | typo | reply all | word problem
`,
  },
  {
    id: 'serious',
    kind: 'mark',
    mark: 'serious',
    patterns: `
(not | isnt | aint) ~ (a | part of)? ~ (joke | joking | kidding | acting | role play | roleplay | roleplaying | the story | story anymore | fiction | fictional | pretend | pretending | a game | a story | a scene | playing | in character | the game | a roleplay | exaggerating | being dramatic | an exaggeration | just a story)
(real (name | life | captain | person) | my real | not pretending | mean it for me | for me not (her | him | mira | the) | neither do i | so do i | and i do | as am i | lol same | same though | not lol | actually same | same honestly | same as me | me i have | because it is ours | (princesss | characters | heros | knights | storys | rogues) (author | player | writer) | need to know what to say to mine | writing this from | typing this from | telling you the person | for myself not | a story where it works | mine didnt | me not (the | my) character | not just the story | like me irl | out of the story | thanks for playing)
(for real | irl | in real life | ooc | out of character | real talk | being serious | im serious | i am serious | dead serious | i mean it | im actually | no joke | seriously though | pause the story | stop the story | stop the game | pause the game | outside the story | out of story | outside of the story | outside the game | outside of this game | away from the keyboard | this is me talking | its me talking | me the player | as the player | the real me | real me | not my character | behind the keyboard | behind the screen | this is really me | break character | breaking character | drop the act | forget the story | forget the game | forget the roleplay | same as my character | just like my character | like my character does | thats me too | she is me | he is me | i am her | i am him | im talking about me | im talking about myself | about me not | my actual | my real life | in my actual | in my real | real me not)
`,
  },
  {
    id: 'info',
    kind: 'mark',
    mark: 'info',
    patterns: `
(suicide | self harm | overdose) (prevention | awareness | hotline | helpline | rate | rates | statistic | statistics | stats | research | risk | risks | squad | bomber | bombers | bombing | mission | vest | door | doors | note meaning | pact | hotlines | lifeline | month | survivor | survivors | loss | bereavement | postvention | watch | king | attack | attacks | barrier | barriers | crisis line | among | in literature | silence | bunny | machine | tree | run | sprints | intervention | screening | assessment | studies | study | policy | clause | by cop)
how (do | does | can | should | would | did) (schools | teachers | parents | doctors | therapists | people | hospitals | nurses | you help | countries | churches | police | soldiers | clinicians | counselors | psychologists | employers)
(illegal | legal | statistics | statistic | research | study | studies | article | essay | paper | documentary | lecture | training | course | workshop | textbook | definition | define | meaning of | etymology | history of | novel | film | movie | song | lyrics | band | album | episode | series | poem | book | theory | psychology | sociology | durkheim | nursing | policy | law | legal | legalize | euthanasia | assisted dying | assisted suicide | seppuku | kamikaze | romeo and juliet | hamlet | shakespeare | goethe | werther | sylvia plath | virginia woolf | kurt cobain | hemingway | robin williams | socrates | cleopatra | judas | netflix | trigger warning | tw | awareness campaign | prevent | preventing | prevention | warning signs | risk factors | how to help | how do i help | how can i help | how to support | how to talk to | how should i respond | volunteer | hotline volunteer | mental health day | project about | report on | thesis | dissertation | class on | presentation on | data | percent | per 100 | annual | epidemiology | what is | what are | what does | why do people | why do some people | explain | summarize | summary of | translate | quote from | difference between | is it true | how many people | causes of | leading cause | symptoms of | side effect | side effects | icd | dsm | screening tool | phq | protocol | guidelines | clinicians | counselors | therapists | practitioners | literature)
`,
  },
  {
    id: 'fiction',
    kind: 'mark',
    mark: 'fiction',
    patterns: `
(my | the | a | this | main | our) ~ (character | characters | protagonist | villain | oc | ocs | npc | antagonist | narrator | dnd character | hero | heroine | antihero | novel | fanfic | fanfiction | screenplay | short story | script | poem | dungeon master | rpg)
(write | writing | wrote | written | draft | continue | roleplay | role play | role playing | roleplaying | rp | rping | generate | create | tell) _3 (scene | story | stories | poem | novel | chapter | song | lyrics | fanfic | fanfiction | dialogue | monologue | script | screenplay | short story | book | character | plot | backstory | fiction | narrative | thriller | play about | letter from)
(in the | in this | in my) ~ (story | book | novel | game | campaign | scene | chapter | roleplay | fanfic | script | play | film | movie | show | episode | series)
(chapter # | chapter one | act i | act ii | scene # | scene i | once upon a time | fade in | int | ext | dungeons | d and d | dnd | campaign)
(he | she | they | narrator | voice) ~ (whispered | muttered | sobbed | replied | murmured | gasped | sighed | growled | snarled | cried out | exclaimed | hissed | pleaded | shouted back)
(said | asked | whispered | replied | murmured | shouted | cried) (the | sir | lord | lady | king | captain | queen | prince | princess)
`,
  },
  {
    id: 'idioms',
    kind: 'idiom',
    patterns: `
(dying | die | dies | died | dying) ~ (to know | to see | to try | to meet | to hear | to tell | to find out | for a | to get | to go | to watch | to eat | to read | to play | to visit | to ask | to show | of laughter | laughing | of embarrassment | of boredom | of curiosity | of thirst | of hunger | from laughter | from embarrassment | from cringe | from boredom | from laughing | of cringe | inside | over here | from the heat | in this heat | of shame | from secondhand | of second | of cuteness | from cuteness | in game | in the game | in minecraft | in fortnite | in this level | on this level | in dark souls | in elden ring | on the vine | down | off | out | hard | with my boots on | a hero | another day to fight)
(to die for | die hard | die hards | diehard | die cast | die roll | roll the die | dies the | dying art | dying breed | dying light | dying language | dying industry | never say die | do or die | old habits die | die young | live and let die | no time to die | dead tired | dead serious | dead end | dead on | dead set | dead right | dead wrong | dead heat | dead weight | dead line | deadpan | drop dead gorgeous | over my dead body | dead giveaway | dead zone | dead to me | dead inside lol | dead pixel | dead battery | battery is dead | phone is dead | phone died | my phone is dying | phone is dying | battery is dying | laptop died | car died | plants are dying | plant is dying | plants keep dying | plant died | wouldnt be caught dead | wouldn t be caught dead | beat a dead horse | dead by daylight | left 4 dead | red dead | walking dead | evil dead | dead space | dead sea | dead poets | grateful dead | dead cells)
(killing | kill | killed | kills) ~ (it | time | the lights | the vibe | the mood | the engine | the process | the job | two birds | joy | switch | command | bill | streak | the boss | the buzz | the lights | the music | shot | zone | chain | bot | them with kindness | with kindness | for a | for some | for that | for this | for an | your darlings | la kill | a few hours | some time | an hour | the dragon | the zombies | the zombie | zombies | monsters | the monster | mobs | enemies | npcs | the enemy | goblins | spiders | mosquitoes | weeds | the weeds | bugs | germs | bacteria | ants | roaches | the thread | the task | the server | a process | the app | the daemon)
(kill | killing | kills) me ~ (now)? ~ (lol | lmao | haha | 😂 | 🤣)
my (legs | feet | back | laptop | phone | plants | hair | brain | eyes | arms | knees | car | lungs | body) ~ (want* | wanna | going | about | trying) ~ (to)? ~ die
(heat | hill | stairs | week | job | shift | exam | exams | level | season | commute | humidity | this | workout | teething | kids | toddler) _3 (will | gonna | going to | might | could | nearly | almost) ~ (finish me (off)? | put me (in the ground | under | six feet under) | do me in | take me out | be the end of me | be the death of me)
(embarrass* | mortif* | awkward | cringe* | bored | humiliat*) _8 (jump* | throw* | threw | thrown | leapt) _5 (bus | train | cliff | bridge | window | car | lorry | truck | ledge | roof)
(wifi | song | email | emails | meeting | baby shark | ad | printer | customer | ref | homework | excel | deploy | build | spreadsheet | mondays) _10 (jump* | throw* | throwing) _5 (bus | train | cliff | bridge | window | car | lorry | truck | ledge | roof)
(embarrass* | mortif* | awkward | cringe* | bored | humiliat*) _8 (jump* (under | off | out | in front) | throw myself | threw myself | thrown myself | hang myself | shoot myself | curl up | bury me | die | dead | died)
(goodbye | bye | farewell) _2 (carbs | sugar | money | sleep | weekend | summer | savings | diet | social life | dignity | childhood | monday | exams | school | winter | gluten | coffee | cigarettes | windows | facebook | twitter)
(drowning | drown) in (nappies | diapers | boxes | snow | tabs | admin | toys | cats | yarn | zucchini | leaves | forms | deadlines | reviews | marking | merge | pull | requests | tasks | choices | paper)
take me out (back | to | for | on | dancing)
(on | see you on) the other side of
(bury me | be buried) (with | in) (this | my | these | a)
(want to | wanna | could) (curl up and die)
who will look after my _2 while
sooner _2 (drink bleach | die) than
(feet | back | head | knees | shoes | legs | heels | suspense | tooth | allergies | cramps | headache | hangover | wait | waiting | heat | commute | silence | boss | job | homework | traffic) ~ (is | are | was | were)? ~ (literally)? ~ (killing me | murdering me | gonna kill me | going to kill me | will kill me | is killing me)
(mom | mum | dad | boss | wife | husband | parents | teacher | sister | brother | roommate | coach | girlfriend | boyfriend | she | he | they) ~ (is | are)? ~ (gonna | going to | will | would | ll) ~ (literally)? ~ (kill | murder) (me | us)
(killing yourself | killing myself | kill myself | kill yourself | killing ourselves) ~ (over (this | that | the) (project | essay | report | thesis | job | deadline | work) | to (get | finish | make | meet | please | lose | pay | provide | be | pass | keep up | fit) | at (work | the gym | practice | my job) | trying to (get | finish | make | meet | please | lose | pay | provide | be | pass | keep up | fit | impress) | working | laughing | for this (job | company | grade) | with work)
(laugh* | cringe* | smil* | embarrass*) _6 (dying | died | dead | want to die | could die | nearly died | almost died)
(could | nearly | almost | thought i would | i | just) ~ (die | died | dying) ~ (laughing | of laughter | from laughing | of embarrassment | from embarrassment | of shame | of boredom | of cringe | of happiness | from happiness | happy | a happy)
(so) _2 i (could | wanted to | want to | might | would | will | may) (just)? (die | scream | cry)
unalive (this | that | the | a | an | him | her | them | it | some | these | those)
stick a fork in (me | it)
on the (ledge | edge | brink | verge | cusp) of (a | something | my | victory | losing | tears | greatness)
(this is)? (my | the)? (last | final) (post | message | video | letter | note | text | words) (about | on | of the (day | week | year | season | series) | in this | regarding | until | from the | before the)
cut my _1 (wrist | hand | arm | leg | thigh | finger) on (the | a | some | broken)
end my suffering _2 (tell | who | explain)
(disappear | vanish) (to | into | for a | for the | off to | on a)
cant stop drinking (tea | coffee | water | it | this | bubble | cola | coke zero)
put (me | us) out of (my | our) misery _2 (tell | spoil | ending | answer | results | score | explain)
drank the (hemlock | kool aid)
be buried with my
be (this | that | the) person
suicide (squad | bomber | bombers | bombing | bombings | mission | king | doors | door | squeeze | prevention | hotline | awareness | sprint | sprints | silence | machine | run | attack | attacks | vest | note meaning | watch | blonde | girls | rate | rates | statistics | research | by cop | pact | hill | knob | bunny | wing | burn | burnout)
(political | career | social | financial | economic | commercial | corporate | professional | brand | electoral) (suicide | self harm | selfharm)
(overdose | overdosed | overdosing | od | oding | odd) ~ (on) ~ (chocolate | sugar | cuteness | coffee | caffeine | netflix | memes | cake | candy | nostalgia | cheese | pizza | tiktok | kdramas | k dramas | anime | work | information | vitamin d | sunshine | christmas | carbs | ice cream | cookies | reality tv | youtube | garlic | love songs | turkey | pasta | true crime)
(end it | ending it | end things | ending things | end everything) ~ (with (him | her | my (boyfriend | girlfriend | husband | wife | ex | partner) | them | this guy | this girl) | between us | here | there | on a (high | good | positive) note | our (relationship | marriage))
(hang | hanging | hung) ~ (out | in there | on | up | around | with | my clothes | the picture | a picture | by a thread | tight | loose | it up | onto | from the ceiling lamp)
(shoot | shooting | shot) ~ (myself | yourself) in the foot
(hit | hits | hitting) (me | us) with (a | the | some | an) ~ (big | huge | new)? ~ (deadline | surprise | question | bill | joke | bombshell | request | fact | fee | truth | idea | lawsuit | reality check | plot twist)
(hit | hits | hitting | beat | beats | beating | slap | slapped) ~ (me | us | him | her | them) ~ (up on | up for | up | back | with (a | the | some) (deadline | surprise | question | bill | joke | bombshell | request | fact | truth | idea | new) | in the game | at (chess | tennis | poker | pool | cards | mario kart | ping pong))
(drowning | buried | drown) ~ (in | under) ~ (emails | work | homework | laundry | paperwork | meetings | tickets | assignments | dishes | messages | chores | notifications | spreadsheets | code | books)
(cut | cutting) ~ (my | his | her | your | our | their)? ~ (hair | bangs | nails | grass | lawn | losses | costs | hours | expenses | steak | cake | meat | food | spending | budget | sandwich | commute | fringe | classes | workload | budgets)
(cut | cutting) (the | a | an | some | down | back | out | off | it | costs | carbs | sugar | calories | ties | class | corners | through | paper | wood | bread | onions | vegetables | glass | video | footage | contact | weight | this | that | these | those | all | between | short | across | ahead)
rather die than (eat | watch | go | listen | wear | use | drink | work | read | play | date | ride | live in)
(killing | killed) ~ myself ~ (at (work | the gym | practice | the office) | over (this | that | the | my) (project | essay | report | thesis | homework | work | deadline) | trying to | to (get | finish | make | meet | please | lose | pay | provide | pass | keep up | fit | afford)) 
(beat | beating | kicking | kick) (myself | yourself) (up | over)
(cut | cutting | cuts) ~ (myself | my (finger | hand | thumb | leg | arm)) ~ (shaving | cooking | on paper | on accident | by accident | accidentally | with a knife while | while cooking | while shaving | while chopping | chopping | slicing | while gardening | on glass by accident | making dinner | opening | on a can | on the broken)
(accidentally) ~ (cut | hurt | burned | burnt | hit | injured | stabbed | scratched | harmed) ~ (myself | my)
(cut | cutting | cuts) ~ (myself | yourself) ~ (off | some slack | a break | from | short | a slice | a piece | out)
(hurt | hurting | injured | injuring) ~ (myself) ~ (playing | running | at the gym | at work | lifting | skiing | falling | in practice | during | working out | exercising | training | skating | snowboarding | cycling | dancing)
(burn* | hit* | pinch* | kick*) ~ myself ~ (on (the | a) (stove | oven | pan | iron | kettle | door | table | curling) | out at | with the (iron | curling | glue | pan | coffee))
(punch* | slap* | hit* | pinch* | kick*) ~ (myself)? ~ (for (forgetting | not | missing | buying | selling | saying | being so) | in excitement | to see if)
(murder | kill | killing | stab | strangle | choke | punch) ~ (for) (a | some) (coffee | beer | burger | drink | pizza | nap | cigarette | snack | taco | steak | vacation | holiday | shower | sandwich)
(take | takes | took | taking) ~ (my | your | his | her | their) life ~ (back | into | seriously | in a | to the next | by storm | for granted | in her hands | in his hands | in my own hands | in my hands)
(end | ends | ended) ~ my life as (a | i | we)
(disappear | vanish | sleep) ~ (for | into) ~ (a | the | #) ~ (weekend | week | few | couple | while | month | day | days | woods | mountains | crowd | year | hours)
(end of | finish) ~ (the day | my shift | this week)
`,
  },
];
