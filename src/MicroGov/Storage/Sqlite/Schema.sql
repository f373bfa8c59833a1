-- Generated from the migrations: UPDATE_SCHEMA=1 dotnet test --filter SchemaScriptTests

CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "Affairs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Affairs" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "RaisedBy" INTEGER NOT NULL,
    "Doer" INTEGER NULL,
    "ChangedAt" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "JournalHead" TEXT NOT NULL,
    "CardMessageId" INTEGER NULL,
    "CardHasPhoto" INTEGER NOT NULL,
    "CardShows" TEXT NOT NULL,
    "CardIsStale" INTEGER NOT NULL,
    CONSTRAINT "CK_Affairs_Stage" CHECK ("Stage" IN ('Raised', 'Discussing', 'Voting', 'Assigning', 'Underway', 'Reported', 'Closed'))
);

CREATE TABLE "Ballots" (
    "AffairId" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Choice" INTEGER NOT NULL,
    "Counted" INTEGER NOT NULL,
    "UpdateId" INTEGER NOT NULL,
    CONSTRAINT "PK_Ballots" PRIMARY KEY ("AffairId", "Round", "PersonId")
);

CREATE TABLE "Communities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Communities" PRIMARY KEY AUTOINCREMENT,
    "ChatId" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "IsSupergroup" INTEGER NOT NULL,
    "BotIsAdministrator" INTEGER NOT NULL,
    "BotMayPin" INTEGER NOT NULL,
    "BotStandingIsOld" INTEGER NOT NULL,
    "Reachable" INTEGER NOT NULL,
    "NextNumber" INTEGER NOT NULL,
    "Terms" TEXT NOT NULL
);

CREATE TABLE "DeadLetters" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DeadLetters" PRIMARY KEY AUTOINCREMENT,
    "UpdateId" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "Error" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE TABLE "Due" (
    "AffairId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Due" PRIMARY KEY ("AffairId", "Kind"),
    CONSTRAINT "CK_Due_Kind" CHECK ("Kind" IN ('SecondsEnd', 'DiscussionEnds', 'RemindVoters', 'VoteEnds', 'RemindDoer', 'WorkDue', 'CommitmentExpires', 'AcceptanceEnds', 'NoticeEnds'))
);

CREATE TABLE "Journal" (
    "AffairId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Payload" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_Journal" PRIMARY KEY ("AffairId", "Sequence")
);

CREATE TABLE "Members" (
    "CommunityId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "HasLeft" INTEGER NOT NULL,
    "IsWatched" INTEGER NOT NULL,
    CONSTRAINT "PK_Members" PRIMARY KEY ("CommunityId", "PersonId")
);

CREATE TABLE "Messages" (
    "ChatId" INTEGER NOT NULL,
    "MessageId" INTEGER NOT NULL,
    "AffairId" INTEGER NULL,
    "Asks" TEXT NULL,
    CONSTRAINT "PK_Messages" PRIMARY KEY ("ChatId", "MessageId")
);

CREATE TABLE "Outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY AUTOINCREMENT,
    "Lane" INTEGER NOT NULL,
    "Errand" TEXT NOT NULL,
    "IsUnderway" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NotBefore" INTEGER NOT NULL,
    "GivenUp" TEXT NULL
);

CREATE TABLE "People" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People" PRIMARY KEY AUTOINCREMENT,
    "TelegramId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Username" TEXT NULL,
    "Language" TEXT NOT NULL,
    "LanguageChosen" INTEGER NOT NULL,
    "CanBeWrittenTo" INTEGER NOT NULL,
    "CommunityId" INTEGER NULL
);

CREATE TABLE "Polls" (
    "PollId" TEXT NOT NULL CONSTRAINT "PK_Polls" PRIMARY KEY,
    "AffairId" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "ChatId" INTEGER NOT NULL,
    "MessageId" INTEGER NOT NULL
);

CREATE TABLE "Speeches" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Speeches" PRIMARY KEY AUTOINCREMENT,
    "AffairId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Stance" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "CK_Speeches_Stance" CHECK ("Stance" IN ('None', 'For', 'Against', 'Question', 'Idea'))
);

CREATE TABLE "Updates" (
    "BotId" INTEGER NOT NULL,
    "UpdateId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Updates" PRIMARY KEY ("BotId", "UpdateId")
);

CREATE INDEX "IX_Affairs_CardIsStale" ON "Affairs" ("CardIsStale") WHERE "CardIsStale";

CREATE UNIQUE INDEX "IX_Affairs_CommunityId_Number" ON "Affairs" ("CommunityId", "Number");

CREATE INDEX "IX_Affairs_CommunityId_Stage_Number" ON "Affairs" ("CommunityId", "Stage", "Number");

CREATE UNIQUE INDEX "IX_Communities_ChatId" ON "Communities" ("ChatId");

CREATE INDEX "IX_Due_At" ON "Due" ("At");

CREATE INDEX "IX_Outbox_GivenUp_Lane_Id" ON "Outbox" ("GivenUp", "Lane", "Id");

CREATE UNIQUE INDEX "IX_People_TelegramId" ON "People" ("TelegramId");

CREATE INDEX "IX_People_Username" ON "People" ("Username");

CREATE INDEX "IX_Polls_AffairId_Round" ON "Polls" ("AffairId", "Round");

CREATE INDEX "IX_Speeches_AffairId_Id" ON "Speeches" ("AffairId", "Id");

CREATE INDEX "IX_Updates_At" ON "Updates" ("At");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124012238_Beginning', '10.0.15');

DROP INDEX "IX_Affairs_CommunityId_Stage_Number";

CREATE INDEX "IX_Affairs_CommunityId_Stage_Number_Title" ON "Affairs" ("CommunityId", "Stage", "Number", "Title");

CREATE INDEX "IX_Affairs_CommunityId_Doer" ON "Affairs" ("CommunityId", "Doer");

CREATE INDEX "IX_Affairs_Open" ON "Affairs" ("CommunityId", "Number", "Title", "Stage") WHERE "Stage" <> 'Closed';

CREATE INDEX "IX_Affairs_CommunityId_Number_Title_Stage" ON "Affairs" ("CommunityId", "Number", "Title", "Stage");

CREATE INDEX "IX_Affairs_CommunityId_RaisedBy" ON "Affairs" ("CommunityId", "RaisedBy");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126101500_ListIndexes', '10.0.15');

ALTER TABLE "Polls" ADD "IsRepeat" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "KeptAnswers" (
    "PollId" TEXT NOT NULL,
    "UpdateId" INTEGER NOT NULL,
    "TelegramId" INTEGER NOT NULL,
    "Choice" INTEGER NULL,
    "Name" TEXT NOT NULL,
    "Username" TEXT NULL,
    "LanguageCode" TEXT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_KeptAnswers" PRIMARY KEY ("PollId", "UpdateId")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126105405_KeptAnswers', '10.0.15');

CREATE TABLE "Households" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Households" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "UnitId" INTEGER NOT NULL,
    "Door" TEXT NOT NULL,
    "DoorKey" TEXT NOT NULL,
    "Area" INTEGER NOT NULL,
    "Heads" INTEGER NOT NULL,
    "IsOwner" INTEGER NOT NULL
);

CREATE TABLE "Units" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Units" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "ParentId" INTEGER NULL,
    "Name" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_Households_CommunityId_DoorKey" ON "Households" ("CommunityId", "DoorKey");

CREATE INDEX "IX_Households_UnitId" ON "Households" ("UnitId");

CREATE UNIQUE INDEX "IX_Units_CommunityId" ON "Units" ("CommunityId") WHERE "ParentId" IS NULL;

CREATE UNIQUE INDEX "IX_Units_CommunityId_ParentId_Name" ON "Units" ("CommunityId", "ParentId", "Name");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126113447_Households', '10.0.15');

CREATE TABLE "Groups" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Groups" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "UnitId" INTEGER NULL,
    "ChatId" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "IsSupergroup" INTEGER NOT NULL,
    "BotIsAdministrator" INTEGER NOT NULL,
    "BotMayPin" INTEGER NOT NULL,
    "BotStandingIsOld" INTEGER NOT NULL,
    "Reachable" INTEGER NOT NULL
);

INSERT INTO "Groups" ("Id", "CommunityId", "UnitId", "ChatId", "Title", "IsSupergroup", "BotIsAdministrator", "BotMayPin", "BotStandingIsOld", "Reachable")
SELECT "Id", "Id", NULL, "ChatId", "Title", "IsSupergroup", "BotIsAdministrator", "BotMayPin", "BotStandingIsOld", "Reachable" FROM "Communities";

DROP INDEX "IX_Communities_ChatId";

ALTER TABLE "Communities" ADD "Version" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Communities" ADD "HasOffices" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Communities" ADD "HasModerators" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" RENAME COLUMN "CommunityId" TO "GroupId";

ALTER TABLE "Members" RENAME COLUMN "CommunityId" TO "GroupId";

ALTER TABLE "Communities" ADD "JournalHead" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Communities" ADD "MainGroupId" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Communities" ADD "PendingRoster" TEXT NULL;

ALTER TABLE "Communities" ADD "SetupStep" TEXT NULL;

ALTER TABLE "Ballots" ADD "HouseholdId" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Ballots" ADD "CastBy" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Affairs" ADD "GroupId" INTEGER NOT NULL DEFAULT 0;

UPDATE "Ballots" SET "CastBy" = "PersonId";

UPDATE "Affairs" SET "GroupId" = "CommunityId";

UPDATE "Communities" SET "MainGroupId" = "Id";

CREATE TABLE "Admissions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Admissions" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE TABLE "Codes" (
    "Hash" TEXT NOT NULL CONSTRAINT "PK_Codes" PRIMARY KEY,
    "CommunityId" INTEGER NOT NULL,
    "HouseholdId" INTEGER NULL,
    "UnitId" INTEGER NULL,
    "MadeBy" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "UsedAt" INTEGER NULL
);

CREATE TABLE "CommunityJournal" (
    "CommunityId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Payload" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_CommunityJournal" PRIMARY KEY ("CommunityId", "Sequence")
);

CREATE TABLE "Grants" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Grants" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Role" TEXT NOT NULL,
    "UnitId" INTEGER NULL,
    "Partner" TEXT NOT NULL,
    CONSTRAINT "CK_Grants_Role" CHECK ("Role" IN ('UnitLeader', 'Partner', 'Moderator'))
);

CREATE TABLE "Guesses" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_Guesses" PRIMARY KEY,
    "Wrong" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL
);

CREATE TABLE "Documents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Content" BLOB NOT NULL
);

CREATE TABLE "JoinRequests" (
    "GroupId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_JoinRequests" PRIMARY KEY ("GroupId", "PersonId")
);

CREATE TABLE "Residents" (
    "PersonId" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "CommunityId" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    CONSTRAINT "PK_Residents" PRIMARY KEY ("PersonId", "HouseholdId")
);

CREATE INDEX "IX_Affairs_GroupId" ON "Affairs" ("GroupId");

CREATE INDEX "IX_Admissions_CommunityId" ON "Admissions" ("CommunityId");

CREATE UNIQUE INDEX "IX_Admissions_PersonId_HouseholdId" ON "Admissions" ("PersonId", "HouseholdId");

CREATE INDEX "IX_Codes_CommunityId_HouseholdId" ON "Codes" ("CommunityId", "HouseholdId");

CREATE INDEX "IX_Grants_CommunityId_PersonId" ON "Grants" ("CommunityId", "PersonId");

CREATE UNIQUE INDEX "IX_Groups_ChatId" ON "Groups" ("ChatId");

CREATE INDEX "IX_Groups_CommunityId" ON "Groups" ("CommunityId");

CREATE INDEX "IX_Residents_CommunityId" ON "Residents" ("CommunityId");

CREATE INDEX "IX_Residents_HouseholdId" ON "Residents" ("HouseholdId");

DROP INDEX "IX_Affairs_Open";

CREATE INDEX "IX_Affairs_Open" ON "Affairs" ("CommunityId", "Number", "Title", "Stage") WHERE "Stage" <> 'Closed';

CREATE TABLE "ef_temp_Communities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Communities" PRIMARY KEY AUTOINCREMENT,
    "HasModerators" INTEGER NOT NULL,
    "HasOffices" INTEGER NOT NULL,
    "JournalHead" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "MainGroupId" INTEGER NOT NULL,
    "NextNumber" INTEGER NOT NULL,
    "PendingRoster" TEXT NULL,
    "SetupStep" TEXT NULL,
    "Terms" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

INSERT INTO "ef_temp_Communities" ("Id", "HasModerators", "HasOffices", "JournalHead", "Language", "MainGroupId", "NextNumber", "PendingRoster", "SetupStep", "Terms", "Title", "Version")
SELECT "Id", "HasModerators", "HasOffices", "JournalHead", "Language", "MainGroupId", "NextNumber", "PendingRoster", "SetupStep", "Terms", "Title", "Version"
FROM "Communities";

CREATE TABLE "ef_temp_Ballots" (
    "AffairId" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "CastBy" INTEGER NOT NULL,
    "Choice" INTEGER NOT NULL,
    "Counted" INTEGER NOT NULL,
    "UpdateId" INTEGER NOT NULL,
    CONSTRAINT "PK_Ballots" PRIMARY KEY ("AffairId", "Round", "PersonId", "HouseholdId")
);

INSERT INTO "ef_temp_Ballots" ("AffairId", "Round", "PersonId", "HouseholdId", "CastBy", "Choice", "Counted", "UpdateId")
SELECT "AffairId", "Round", "PersonId", "HouseholdId", "CastBy", "Choice", "Counted", "UpdateId"
FROM "Ballots";

PRAGMA foreign_keys = 0;

DROP TABLE "Communities";

ALTER TABLE "ef_temp_Communities" RENAME TO "Communities";

DROP TABLE "Ballots";

ALTER TABLE "ef_temp_Ballots" RENAME TO "Ballots";

PRAGMA foreign_keys = 1;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126134716_Residents', '10.0.15');

CREATE TABLE "FormerSays" (
    "AffairId" INTEGER NOT NULL,
    "Mark" TEXT NOT NULL,
    CONSTRAINT "PK_FormerSays" PRIMARY KEY ("AffairId", "Mark")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126145307_Erasure', '10.0.15');

ALTER TABLE "Ballots" RENAME COLUMN "Counted" TO "Standing";

UPDATE "Ballots" SET "Standing" = 1 - "Standing";

ALTER TABLE "Households" ADD "Shares" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Ballots" ADD "Receipt" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Ballots" ADD "Source" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "Rolls" (
    "AffairId" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "UnitId" INTEGER NOT NULL,
    "Area" INTEGER NOT NULL,
    "Shares" INTEGER NOT NULL,
    CONSTRAINT "PK_Rolls" PRIMARY KEY ("AffairId", "Round", "HouseholdId")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126170131_Votes', '10.0.15');
