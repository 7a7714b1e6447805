SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.accounts (
    person_id bigint NOT NULL,
    tokens bytea NOT NULL,
    profile bytea,
    version bigint NOT NULL,
    expires_at bigint NOT NULL,
    refreshed_at bigint NOT NULL,
    used_at bigint NOT NULL,
    free_at bigint DEFAULT 0 NOT NULL,
    renewing_until bigint DEFAULT 0 NOT NULL,
    lost_at bigint
);
CREATE TABLE public.connections (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    link_id bigint NOT NULL,
    browser bytea NOT NULL,
    state text NOT NULL,
    content bytea,
    tokens bytea,
    tries integer DEFAULT 0 NOT NULL,
    is_told integer DEFAULT 0 NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE public.consents (
    id bigint NOT NULL,
    hash bytea NOT NULL,
    connection_id bigint NOT NULL,
    verifier bytea NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);
CREATE TABLE public.deliveries (
    id bigint NOT NULL,
    kind text NOT NULL,
    lane text NOT NULL,
    person_id bigint,
    text_id bigint,
    content bytea,
    state text NOT NULL,
    due_at bigint NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    pace bytea,
    pace_cost integer DEFAULT 1 NOT NULL,
    has_slot integer DEFAULT 0 NOT NULL,
    handed_at bigint,
    carrier_sid text,
    report text,
    reason text,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE TABLE public.held (
    person_id bigint NOT NULL,
    content bytea NOT NULL,
    photos_of bigint,
    photos_to bigint,
    held_at bigint NOT NULL
);
CREATE TABLE public.leavers (
    lookup bytea NOT NULL,
    times integer NOT NULL,
    left_at bigint NOT NULL
);
CREATE TABLE public.links (
    id bigint NOT NULL,
    hash bytea NOT NULL,
    purpose text NOT NULL,
    person_id bigint NOT NULL,
    room_id bigint,
    expires_at bigint NOT NULL,
    used_at bigint
);
CREATE TABLE public.marks (
    name text NOT NULL,
    at bigint NOT NULL,
    count bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.members (
    room_id bigint NOT NULL,
    person_id bigint NOT NULL,
    joined_at bigint NOT NULL
);
CREATE TABLE public.migrations (
    version integer NOT NULL,
    name text NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE public.paces (
    pace bytea NOT NULL,
    free_at bigint NOT NULL
);
CREATE TABLE public.people (
    id bigint NOT NULL,
    lookup bytea NOT NULL,
    phone bytea NOT NULL,
    tag text NOT NULL,
    created_at bigint NOT NULL,
    opted_out_at bigint,
    hold_until bigint DEFAULT 0 NOT NULL,
    active_room bigint,
    name bytea
);
CREATE TABLE public.photos (
    id bigint NOT NULL,
    uuid text NOT NULL,
    room_id bigint NOT NULL,
    person_id bigint NOT NULL,
    text_id bigint NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    source bytea,
    caption bytea,
    reason text,
    deaths integer DEFAULT 0 NOT NULL,
    absences integer DEFAULT 0 NOT NULL,
    kind text DEFAULT ''::text NOT NULL,
    width integer DEFAULT 0 NOT NULL,
    height integer DEFAULT 0 NOT NULL,
    size bigint DEFAULT 0 NOT NULL,
    thumbnail_size bigint DEFAULT 0 NOT NULL,
    sha256 text,
    thumbnail_sha256 text,
    created_at bigint NOT NULL,
    kept_at bigint
);
CREATE TABLE public.posts (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    text_id bigint,
    photos_of bigint,
    content bytea NOT NULL,
    state text NOT NULL,
    is_told integer DEFAULT 0 NOT NULL,
    created_at bigint NOT NULL,
    up_at bigint
);
CREATE TABLE public.questions (
    person_id bigint NOT NULL,
    content bytea NOT NULL,
    open_until bigint NOT NULL
);
CREATE TABLE public.rooms (
    id bigint NOT NULL,
    uuid text NOT NULL,
    lookup bytea NOT NULL,
    name bytea,
    password bytea,
    is_locked integer DEFAULT 0 NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.sessions (
    id bigint NOT NULL,
    hash bytea NOT NULL,
    person_id bigint NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE public.spending (
    day integer NOT NULL,
    person_id bigint NOT NULL,
    segments_in integer DEFAULT 0 NOT NULL,
    segments_out integer DEFAULT 0 NOT NULL,
    posts integer DEFAULT 0 NOT NULL,
    linked_posts integer DEFAULT 0 NOT NULL,
    deletes integer DEFAULT 0 NOT NULL,
    micros bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.steps (
    id bigint NOT NULL,
    delivery_id bigint NOT NULL,
    at bigint NOT NULL,
    what text NOT NULL,
    detail text
);
CREATE TABLE public.texts (
    id bigint NOT NULL,
    sid text NOT NULL,
    person_id bigint,
    received_at bigint NOT NULL,
    content bytea,
    state text NOT NULL,
    handler text NOT NULL,
    came_by text NOT NULL,
    breakage text
);
CREATE TABLE public.wrong_passwords (
    room_id bigint NOT NULL,
    lookup bytea NOT NULL,
    count integer NOT NULL,
    locked_until bigint NOT NULL
);
INSERT INTO public.accounts VALUES
	(931819998413846466, '\x674141414141427241733265563646526374786c627a4b7178686a51635657686d654a734732415f6c723253425368725a6c6d6a6b35746367683033686b4f6334536555756a6b4f4747356430554f6b3263676f6e4547387862426971686c36336546763474535a7962784b6a72505a3569376b47524d37475f563933326d714c5f7a786c6d6b7a776c2d4a3051723053445935775f6457355a4d617a386f52584b34484b68736e56504558313955655a71744b4e30343d', '\x6df5acfeec01314cfcf343b251d43179867cd1ef3f9a41e24fa7061add86e869e8e5bec46fa54a9f708b544a2c419104edd3e9b20da670', 1800000000000, 1800007200000, 1800000000000, 1800000000000, 0, 0, NULL);
INSERT INTO public.connections VALUES
	(931819998413846490, 931819998413846466, 931819998413846489, '\x812828ce8f06c964d9f32b398b59c307a8f507fedf3330d2af7dbb5b5582b7a3', 'waiting', '\x6df5acfe2661cdbbf3d280c3d44533ef174c6c2818374eb84c3d90d443f52a2b95e1ed73455488e6205456a34c579fe13d406b334df7117263cdafe752d02934e9fb327b2f689757b3b581f8e480', '\x67414141414142724173326539734e2d484b6f4371305534327a6e55697157686b6b4962337571374c68513632424a5a525f4c46686534704753785461676b4f314148744d455a375231396571674e48676e737456497932515152454636314f7a4c3054356d4b445759747a4337447476306a51664c6c5873375f5f764f58634f58366d38504568516f6d495a686634593342715a5a5f3763392d6139705165373633515a78793145613146384467426f5941614f57593d', 0, 0, 1800000600000);
INSERT INTO public.consents VALUES
	(931819998413846491, '\x6a07fd74d1561c65f55d6d14d2b2676965a8c1f83f4a533eef116cb5c60a8f31', 931819998413846490, '\x6df5acfed9b011619d38d3c0ab556417ed700d5b4f4feca0a9a192bef41b18395799f0c249e09494b27e9305d46e6fe1efc63ba506b9ddf6572d777c9e110ab84703b670bee0e2c2c433a51403c46e6236bef8c8e1ba71acfac5b025a2625c90', 1800000900000, 1800000000000);
INSERT INTO public.deliveries VALUES
	(931819998413846476, 'photo', 'photo/931819998413846476', 931819998413846466, 931819998413846474, '\x6df5acfedfe7281b279ff56c686fe9faaf16ff159fb4626731358e99b02e9daf34f69b79425063723d9e777fd339293e35fe', 'waiting', 1800000000000, 0, NULL, 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL),
	(931819998413846477, 'source_deletion', 'source_deletion/931819998413846477', NULL, NULL, '\x6df5acfee420d49f70b5b2f263598bc6a8e3d8278739a873f34d897e2d2873e2577a8b46a17985997641a4969fd7778fb137978bd7a1dd65e83f7229e9d6e95279f762852cea682bd63e3579', 'waiting', 1800000000000, 0, NULL, 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL),
	(931819998413846480, 'photo', 'photo/931819998413846480', 931819998413846468, 931819998413846478, '\x6df5acfe4b0132f7d120de91dd76bd54c5565831870f1650752d7518d69db5cf156631d30fbc7ada4e54217bd54aa0e61584', 'waiting', 1800000000000, 0, NULL, 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL),
	(931819998413846482, 'password', 'password/931819998413846468', 931819998413846468, 931819998413846481, '\x6df5acfec253e0f5731a4158fdb187b6bab1511c8c760ad747022ad9f16a6114404baf48094e957ee0726333ed9f1f6687f21ad050506e0b612da51aa417375e5922b162c2c534c7d899', 'waiting', 1800000000000, 0, NULL, 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL),
	(931819998413846486, 'post', 'x/931819998413846466', 931819998413846466, 931819998413846467, '\x6df5acfe9e7aaab8835a7e7f179580a9757d3236447039f15b608623f85a9fd143b443df99d907c791d0d4cc74e73bf92d44', 'waiting', 1800000000000, 0, NULL, 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL),
	(931819998413846487, 'revocation', 'revocation/931819998413846487', NULL, NULL, '\x6df5acfefdf51f515fd5008d344478ac7d294e467825fd7be0b06acccd79ec4bfe30e5b168221ada737df206ae5290035add7832109f90d97cd1063335fca493d94e07df88c33670013cd32591b58a962df8db627631d4477e2c064cdd3c4ce73d74c6aed13d63216afc4b272e976ff0ae2c69634e3801d88da7cce9fed1fd53069be5b33f71b49fb208de8958bbba89e1e4de6cf0b458cb', 'waiting', 1800000000000, 0, NULL, 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL),
	(931819998413846488, 'revocation', 'revocation/931819998413846488', NULL, NULL, '\x6df5acfe938d7200d177f60f60aba84335116b215cbcc5ff0edca428c72e45b8ccc06e34bcdfe3945ccb234304c032f53d909011bfeef0b9befa1743b9602396f94153a56f35630c8ae5ea2ecff41265f0a6fdf9e719d113bd5abd75381215b6c536a54b10adae29b7b29bc4b28b509940cd49d86215beeea175e32cd58beac06ab02709e8d0204afd8f0f372f6be231ce44ec8d7333e33c', 'waiting', 1800000000000, 0, NULL, 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL),
	(931819998413846492, 'text', 'before', 931819998413846466, 931819998413846492, '\x6df5acfeac360dfa395305e0d8131df30290002e86fd3e437f511d9b8d9073ee624e569d5e578e87ef0bd2afc7485f5a9f505cf0cb39ce254cb12427be0462fde8be87e1349ba1d9b018620fb8af03ab', 'sent', 1800000000000, 1, '\xf3ce2694637a182a292996e81713bf1b0a1cf69dfdbb52185174f0aaa6a54a36', 1, 0, 1800000000000, 'SM-out', NULL, NULL, 1800000000000, 1800000000000),
	(931819998413846467, 'text', 'text/931819998413846466', 931819998413846466, 931819998413846467, '\x6df5acfee60c41b2a475988d219660bc495d0427393648203bd16ebb2ccccfccc1113d25bb2e44e190b98fc753cc5803d80d18b055bf2e53d4f92c6877c4555e4daa8b8dd8f1a512de291724e4e8b4a8', 'waiting', 1800000000000, 0, '\xf3ce2694637a182a292996e81713bf1b0a1cf69dfdbb52185174f0aaa6a54a36', 1, 0, NULL, NULL, NULL, NULL, 1800000000000, NULL);
INSERT INTO public.held VALUES
	(931819998413846466, '\x6df5acfe164f43323e99e47e9b686469ddf3da1d2f5585409a2a0e30f9fc1d6181e9b506c0394f54d7cce9e2fcfb745864c6504a58b324fd', NULL, NULL, 1800000000000);
INSERT INTO public.leavers VALUES
	('\x636f62f72c76691164286926d54b01b0b1e71f3d95bc242cb1398e27dfcd9049', 1, 1800000000000);
INSERT INTO public.links VALUES
	(931819998413846483, '\xfbc7e74b54bddea9cd466456c6676ff9e952134d47591fd77e9c61ac9f67700c', 'room', 931819998413846466, 931819998413846472, 1800000600000, NULL),
	(931819998413846489, '\x59e56c2224169243cb404d3fc64945b36544a516241126214aa2ca42f8bd67cc', 'connect', 931819998413846466, NULL, 1800000900000, 1800000000000);
INSERT INTO public.marks VALUES
	('x.free', 1800000000000, 0);
INSERT INTO public.members VALUES
	(931819998413846472, 931819998413846466, 1800000000000),
	(931819998413846472, 931819998413846468, 1800000000000),
	(931819998413846473, 931819998413846466, 1800000000000);
INSERT INTO public.migrations VALUES
	(1, '0001_texts_and_deliveries', 1800000000000),
	(2, '0002_accounts_and_posts', 1800000000000),
	(3, '0003_rooms_and_photos', 1800000000000);
INSERT INTO public.paces VALUES
	('\xf3ce2694637a182a292996e81713bf1b0a1cf69dfdbb52185174f0aaa6a54a36', 1800000000000);
INSERT INTO public.people VALUES
	(931819998413846466, '\xbef2a2f8b7a3a88828af9f012f1998642930064a61a0cf2d2faeeb995ad64d17', '\x6df5acfe3c944fed2a2d87e1682d37ae3da632b38366f8fb3e2da63586308c792af4482f68231bfdd30adbd3', '516c0f2abe', 1800000000000, NULL, 0, 931819998413846472, '\x6df5acfe82ea75d07b71d08d92b39d3a8cd987c05b7e6132d52d1da245d5cc2fe42e08'),
	(931819998413846468, '\x2513efd58443b6e314684a5d4ddd4ad1012487282512c425cfbfb7a52114a4a2', '\x6df5acfe4ea321e2756d47cdcb749415a392c4e3fe695a747b040373a90f740421e6f136b42c197d35d59eef', '0e43b80eaf', 1800000000000, 1800000000000, 0, 931819998413846472, NULL);
INSERT INTO public.photos VALUES
	(931819998413846475, '702d540d-5df7-4db7-b688-9c72e6ad2ca1', 931819998413846472, 931819998413846466, 931819998413846474, 1, 'kept', NULL, '\x6df5acfec1ffa525b68ff427ff36fab1788a490ca8252051a0b3411990bbe035e6efab49ea343cf6b4', NULL, 0, 0, 'jpg', 40, 30, 1000, 100, '0000000000000000000000000000000000000000000000000000000000000000', '1111111111111111111111111111111111111111111111111111111111111111', 1800000000000, 1800000000000),
	(931819998413846479, 'ed615c0e-e161-43a6-84e8-d864500c4e7b', 931819998413846472, 931819998413846468, 931819998413846478, 1, 'coming', '\x6df5acfecdbdc27967423598f1a3442ef0b5bc90d21b5d9802e8489f1504faad8a1cf1030332fe63eaa435046b46bc512db580b25bbba78f355b7ed2a15a2edb3beb501f6263ea21b715bb3dad99', '\x6df5acfe2def137c2a8df766c97fa059809a0879e919751e6347b822596b0cc03037eaadcd99b5', NULL, 0, 0, '', 0, 0, 0, 0, NULL, NULL, 1800000000000, NULL);
INSERT INTO public.posts VALUES
	(931819998413846485, 931819998413846466, 931819998413846467, NULL, '\x6df5acfe551bc3bf8607d9636b65ed456d0496e2fbd96e7eed8501879ce9947de85f2934e32f438cf5c5f8baedbdf4ed782fa709f345c1d0cc497edf15fc8f1ba1b8fd33d7c8a1b0c3e61a2c8b03b54cfb559aa1ebf1f8526d50911377', 'waiting', 0, 1800000000000, NULL);
INSERT INTO public.questions VALUES
	(931819998413846466, '\x6df5acfe5492994df565e2400674da029924ea1a44577cd755d340c150320e1915bc0401163a28392cc1859dd72c57d836b9394d62534336e871ff7ef0a2f996eb50a960a820dea739cc5127cc84c7397f3bbb93632b259ef2b108ffb6e0be3bc5872cb9c8', 1800000900000);
INSERT INTO public.rooms VALUES
	(931819998413846472, '8e1d4fdf-8e13-43d2-9d03-f88d1d2ffb7f', '\x2b40c4e621d20e7d1719d4ba821855f8951c2da4d8d83112dcd3b418a33654d7', '\x6df5acfecfa2be5a70039362bf7b24384a55c6654cec0c2e9091d78e34a0a73e905ac7cb', '\x6df5acfe3b76c5789f1a6e1018be37d6b538986cd9edb309d5b5f015f0bc4cb7911d59050882f6c23522811119e00e9c48fb09cd4f37555d852cd71e3b013680312f37349bd6e1df3459a7c16d440477cd9e6a5cc4c89de911564a909b', 0, 1800000000000),
	(931819998413846473, '601fc2ca-0507-47bc-8f7b-004cbb41fcd5', '\x707269766174652f393331383139393938343133383436343636', NULL, NULL, 0, 1800000000000);
INSERT INTO public.sessions VALUES
	(931819998413846484, '\x59827e80ab0a7490e3d93581f0e2a31185a69768cbf8cebe73d9c1d2e1700ad9', 931819998413846466, 1800000000000, 1800604800000);
INSERT INTO public.spending VALUES
	(20833, 0, 1, 1, 0, 0, 0, 16600),
	(20833, 931819998413846466, 2, 1, 1, 0, 0, 39900);
INSERT INTO public.steps VALUES
	(931819998413846493, 931819998413846492, 1800000000000, 'attempt 1: sent', NULL);
INSERT INTO public.texts VALUES
	(931819998413846465, 'SM-cat', NULL, 1800000000000, NULL, 'handled', 'plain', 'webhook', NULL),
	(931819998413846467, 'SM-ann-1', 931819998413846466, 1800000000000, '\x6df5acfee28f68b817095f42b85950d64f98ab10250ca93732f03ce779f64545db5decf612ee05c548f1a62198b533a5cd2468fe0ecfefa7adc83797e5b365b71c52f1408eedee1fba420142ee8a4f9eb817696cdbc0d4928e3a9a9206', 'handled', 'plain', 'webhook', NULL),
	(931819998413846469, 'SM-ben-1', 931819998413846468, 1800000000000, '\x6df5acfed0f97714fc03b6a145a6c980e84d6af0f0a333a020fcc7592d7693c263e954128c25afcb41166d1fe24594a17eea986fa0d98b5a3c9bd1e9529c22969be42800e9eee53cf14f3b', 'handled', 'plain', 'webhook', NULL),
	(931819998413846470, 'SM-ann-2', 931819998413846466, 1800000000000, '\x6df5acfe24b6a333cfdb731a14166d23ca000ddf07ee78400fa46e9c1f067034290c5a08248b73064958d6a7f1e5d0a0beba578477dce832d2d8d5ecb4f1883cb73cc41618d1454456d5b17e5506c026c589ceecb8d194ad1370b1460d83ff30f5c06fbe40113336730da6165e5d200b743686ea62ec5f125d979b99eadd36a6f78e6bb3d4ea980dfd', 'held', 'plain', 'webhook', NULL),
	(931819998413846471, 'SM-ann-3', 931819998413846466, 1800000000000, '\x6df5acfea56aa9c322411a0eb745ea2169af0a14868a85a1bacf7ac4f66089f22e017a2ff6c39126380ec0c5dc8bbf296ba6ff14378f04d7dbd1a007540948c717a280370a28ef2cce2e', 'broken', 'plain', 'webhook', NULL),
	(931819998413846474, 'SM-ann-4', 931819998413846466, 1800000000000, '\x6df5acfe5e39d6c392655abbe3804788a30c01069e8f80114383ad3a46a40428d70f804c5f90646556ae082fc328045a534b00fa141d9320033c611b76d9040d02e036811bb67a7fbe59dc2f6998eedcefa30b42ea28d2a1f2c8471e6010b52d36f97403fba0398f4dfe90576ff8d221bbb00366ed2f28a9348c580c3d550f594a', 'handled', 'plain', 'webhook', NULL),
	(931819998413846478, 'SM-ben-2', 931819998413846468, 1800000000000, '\x6df5acfe77d6323c57002b81267bfd1ab7acb20d484f633a7121169d08a9d182a08f2235da886bda76987f516114a26d6f94f4f8013bbbac40e1de969b882c13513fe50b77e07b77814fcdfd7f73655f85a82dacaa59ab253ff98089c47fb54b1f9ae0bef9ed74ea9888c5411268f3de6ca6300b8de0789b8ddf09467e316116cfe986', 'handled', 'plain', 'webhook', NULL),
	(931819998413846481, 'SM-ben-3', 931819998413846468, 1800000000000, '\x6df5acfe5dc42066ded4f5aceb736b3ec9cc034d682257d3bc729bb17f931ce0bfc0313662bd63ae8e1c5ff3dbfffd840e2738607387e866de7495cd76a6ac4c8e06d3d3f4424e788b403608dbe7077a8bab0d9f', 'handled', 'plain', 'webhook', NULL),
	(931819998413846492, 'SM-ann-5', 931819998413846466, 1800000000000, '\x6df5acfe2234a354268533abe592b60f06eb8b2f3a210aad787f47353ec5f33642bc61c8e521a1411fab249f9e1ccad01b6dab66650d199584db5469c470814e9f7faeadd4907deb7769ca', 'handled', 'plain', 'webhook', NULL);
INSERT INTO public.wrong_passwords VALUES
	(931819998413846472, '\x2513efd58443b6e314684a5d4ddd4ad1012487282512c425cfbfb7a52114a4a2', 2, 0);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.connections
    ADD CONSTRAINT connections_browser_key UNIQUE (browser);
ALTER TABLE ONLY public.connections
    ADD CONSTRAINT connections_link_id_key UNIQUE (link_id);
ALTER TABLE ONLY public.connections
    ADD CONSTRAINT connections_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.held
    ADD CONSTRAINT held_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.leavers
    ADD CONSTRAINT leavers_pkey PRIMARY KEY (lookup);
ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.marks
    ADD CONSTRAINT marks_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_pkey PRIMARY KEY (room_id, person_id);
ALTER TABLE ONLY public.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.paces
    ADD CONSTRAINT paces_pkey PRIMARY KEY (pace);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_lookup_key UNIQUE (lookup);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_tag_key UNIQUE (tag);
ALTER TABLE ONLY public.photos
    ADD CONSTRAINT photos_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.photos
    ADD CONSTRAINT photos_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.posts
    ADD CONSTRAINT posts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_lookup_key UNIQUE (lookup);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.spending
    ADD CONSTRAINT spending_pkey PRIMARY KEY (day, person_id);
ALTER TABLE ONLY public.steps
    ADD CONSTRAINT steps_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.texts
    ADD CONSTRAINT texts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.texts
    ADD CONSTRAINT texts_sid_key UNIQUE (sid);
ALTER TABLE ONLY public.wrong_passwords
    ADD CONSTRAINT wrong_passwords_pkey PRIMARY KEY (room_id, lookup);
CREATE INDEX accounts_expiry ON public.accounts USING btree (expires_at) WHERE (lost_at IS NULL);
CREATE INDEX accounts_refreshed ON public.accounts USING btree (refreshed_at) WHERE (lost_at IS NULL);
CREATE INDEX connections_expiry ON public.connections USING btree (expires_at);
CREATE INDEX connections_of_person ON public.connections USING btree (person_id);
CREATE INDEX consents_of_connection ON public.consents USING btree (connection_id);
CREATE UNIQUE INDEX deliveries_carrier_sid ON public.deliveries USING btree (carrier_sid) WHERE (carrier_sid IS NOT NULL);
CREATE INDEX deliveries_dead ON public.deliveries USING btree (id) WHERE (state = 'dead'::text);
CREATE INDEX deliveries_due ON public.deliveries USING btree (kind, due_at) WHERE (ended_at IS NULL);
CREATE INDEX deliveries_lanes ON public.deliveries USING btree (lane, id) WHERE (ended_at IS NULL);
CREATE INDEX deliveries_of_person ON public.deliveries USING btree (person_id) WHERE ((text_id IS NULL) OR (text_id <> id));
CREATE INDEX deliveries_of_text ON public.deliveries USING btree (text_id) WHERE (text_id <> id);
CREATE INDEX links_expiry ON public.links USING btree (expires_at);
CREATE INDEX links_of_person ON public.links USING btree (person_id);
CREATE INDEX members_of_person ON public.members USING btree (person_id);
CREATE INDEX photos_all_of_room ON public.photos USING btree (room_id);
CREATE INDEX photos_of_person ON public.photos USING btree (person_id);
CREATE INDEX photos_of_room ON public.photos USING btree (room_id, id) WHERE (state = 'kept'::text);
CREATE INDEX photos_of_text ON public.photos USING btree (text_id);
CREATE INDEX posts_of_person ON public.posts USING btree (person_id, id);
CREATE INDEX posts_of_photos ON public.posts USING btree (photos_of) WHERE (photos_of IS NOT NULL);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_of_person ON public.sessions USING btree (person_id);
CREATE INDEX spending_of_person ON public.spending USING btree (person_id);
CREATE INDEX steps_of_delivery ON public.steps USING btree (delivery_id, id);
CREATE INDEX texts_broken ON public.texts USING btree (id) WHERE (state = 'broken'::text);
CREATE INDEX texts_of_person ON public.texts USING btree (person_id, id);
CREATE INDEX wrong_passwords_of_number ON public.wrong_passwords USING btree (lookup);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.connections
    ADD CONSTRAINT connections_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connections(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.held
    ADD CONSTRAINT held_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_room_id_fkey FOREIGN KEY (room_id) REFERENCES public.rooms(id);
ALTER TABLE ONLY public.photos
    ADD CONSTRAINT photos_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.photos
    ADD CONSTRAINT photos_room_id_fkey FOREIGN KEY (room_id) REFERENCES public.rooms(id);
ALTER TABLE ONLY public.posts
    ADD CONSTRAINT posts_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.steps
    ADD CONSTRAINT steps_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES public.deliveries(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.texts
    ADD CONSTRAINT texts_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people(id);
ALTER TABLE ONLY public.wrong_passwords
    ADD CONSTRAINT wrong_passwords_room_id_fkey FOREIGN KEY (room_id) REFERENCES public.rooms(id);
