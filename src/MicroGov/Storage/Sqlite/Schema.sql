-- Generated from the migrations: UPDATE_SCHEMA=1 dotnet test --filter SchemaScriptTests

CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "Admissions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Admissions" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE TABLE "Affairs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Affairs" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "GroupId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "RaisedBy" INTEGER NOT NULL,
    "Doer" INTEGER NULL,
    "AcceptedBy" INTEGER NULL,
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

CREATE TABLE "Attachments" (
    "AffairId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "FileId" TEXT NOT NULL,
    "UniqueId" TEXT NOT NULL,
    "Size" INTEGER NULL,
    "Caption" TEXT NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "GroupId" INTEGER NULL,
    "MessageId" INTEGER NULL,
    CONSTRAINT "PK_Attachments" PRIMARY KEY ("AffairId", "Number"),
    CONSTRAINT "CK_Attachments_Kind" CHECK ("Kind" IN ('Photo', 'Video', 'Animation', 'Audio', 'VoiceNote', 'Document'))
);

CREATE TABLE "Ballots" (
    "AffairId" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "CastBy" INTEGER NOT NULL,
    "Choice" INTEGER NOT NULL,
    "Standing" INTEGER NOT NULL,
    "Source" INTEGER NOT NULL,
    "Secret" TEXT NOT NULL,
    "UpdateId" INTEGER NOT NULL,
    CONSTRAINT "PK_Ballots" PRIMARY KEY ("AffairId", "Round", "PersonId", "HouseholdId")
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

CREATE TABLE "Communities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Communities" PRIMARY KEY AUTOINCREMENT,
    "MainGroupId" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "NextNumber" INTEGER NOT NULL,
    "HasOffices" INTEGER NOT NULL,
    "HasModerators" INTEGER NOT NULL,
    "SetupStep" TEXT NULL,
    "PendingRoster" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "JournalHead" TEXT NOT NULL,
    "Terms" TEXT NOT NULL
);

CREATE TABLE "CommunityJournal" (
    "CommunityId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Payload" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_CommunityJournal" PRIMARY KEY ("CommunityId", "Sequence")
);

CREATE TABLE "CommunityJournalPersons" (
    "CommunityId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    CONSTRAINT "PK_CommunityJournalPersons" PRIMARY KEY ("CommunityId", "Sequence", "PersonId")
) WITHOUT ROWID;

CREATE TABLE "DeadLetters" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DeadLetters" PRIMARY KEY AUTOINCREMENT,
    "UpdateId" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "Error" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "AffairId" INTEGER NULL,
    "Account" INTEGER NULL
);

CREATE TABLE "Deadlines" (
    "AffairId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Deadlines" PRIMARY KEY ("AffairId", "Kind", "Subject"),
    CONSTRAINT "CK_Due_Kind" CHECK ("Kind" IN ('SecondsEnd', 'DiscussionEnds', 'RemindVoters', 'VoteEnds', 'RemindDoer', 'WorkDue', 'CommitmentExpires', 'AcceptanceEnds', 'NoticeEnds'))
);

CREATE TABLE "Documents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY AUTOINCREMENT,
    "Account" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Content" BLOB NOT NULL
);

CREATE TABLE "FileJobs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_FileJobs" PRIMARY KEY AUTOINCREMENT,
    "UpdateId" INTEGER NOT NULL,
    "Account" INTEGER NOT NULL,
    "Json" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE TABLE "FormerParticipants" (
    "AffairId" INTEGER NOT NULL,
    "Mark" TEXT NOT NULL,
    CONSTRAINT "PK_FormerParticipants" PRIMARY KEY ("AffairId", "Mark")
) WITHOUT ROWID;

CREATE TABLE "Grants" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Grants" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Role" TEXT NOT NULL,
    "UnitId" INTEGER NULL,
    "Partner" TEXT NOT NULL,
    CONSTRAINT "CK_Grants_Role" CHECK ("Role" IN ('UnitLeader', 'Partner', 'Moderator'))
);

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

CREATE TABLE "Guesses" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_Guesses" PRIMARY KEY,
    "Wrong" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL
);

CREATE TABLE "Households" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Households" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "UnitId" INTEGER NOT NULL,
    "Door" TEXT NOT NULL,
    "DoorKey" TEXT NOT NULL,
    "Area" INTEGER NOT NULL,
    "Shares" INTEGER NOT NULL,
    "Heads" INTEGER NOT NULL,
    "IsOwner" INTEGER NOT NULL
);

CREATE TABLE "JoinRequests" (
    "GroupId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_JoinRequests" PRIMARY KEY ("GroupId", "PersonId")
);

CREATE TABLE "Journal" (
    "AffairId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Payload" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_Journal" PRIMARY KEY ("AffairId", "Sequence")
);

CREATE TABLE "JournalPersons" (
    "AffairId" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    CONSTRAINT "PK_JournalPersons" PRIMARY KEY ("AffairId", "Sequence", "PersonId")
) WITHOUT ROWID;

CREATE TABLE "Members" (
    "GroupId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "HasLeft" INTEGER NOT NULL,
    "HasActed" INTEGER NOT NULL,
    "IsWatched" INTEGER NOT NULL,
    CONSTRAINT "PK_Members" PRIMARY KEY ("GroupId", "PersonId")
);

CREATE TABLE "Messages" (
    "ChatId" INTEGER NOT NULL,
    "MessageId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "AffairId" INTEGER NULL,
    "Subject" INTEGER NOT NULL,
    "Round" INTEGER NULL,
    "At" INTEGER NOT NULL,
    "Asks" TEXT NULL,
    CONSTRAINT "PK_Messages" PRIMARY KEY ("ChatId", "MessageId"),
    CONSTRAINT "CK_Messages_Kind" CHECK ("Kind" IN ('Notice', 'Card', 'Poll', 'Speech', 'Pending'))
);

CREATE TABLE "OrphanPollAnswers" (
    "PollId" TEXT NOT NULL,
    "UpdateId" INTEGER NOT NULL,
    "TelegramId" INTEGER NOT NULL,
    "Choice" INTEGER NULL,
    "Name" TEXT NOT NULL,
    "Username" TEXT NULL,
    "LanguageCode" TEXT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_OrphanPollAnswers" PRIMARY KEY ("PollId", "UpdateId")
);

CREATE TABLE "Outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY AUTOINCREMENT,
    "Lane" INTEGER NOT NULL,
    "Message" TEXT NOT NULL,
    "AffairId" INTEGER NULL,
    "Account" INTEGER NULL,
    "Deferral" INTEGER NULL,
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
    "GroupId" INTEGER NULL
);

CREATE TABLE "Polls" (
    "PollId" TEXT NOT NULL CONSTRAINT "PK_Polls" PRIMARY KEY,
    "AffairId" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "ChatId" INTEGER NOT NULL,
    "MessageId" INTEGER NOT NULL,
    "IsRepeat" INTEGER NOT NULL
);

CREATE TABLE "Residents" (
    "PersonId" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "CommunityId" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    CONSTRAINT "PK_Residents" PRIMARY KEY ("PersonId", "HouseholdId")
);

CREATE TABLE "Rolls" (
    "AffairId" INTEGER NOT NULL,
    "Round" INTEGER NOT NULL,
    "HouseholdId" INTEGER NOT NULL,
    "UnitId" INTEGER NOT NULL,
    "Area" INTEGER NOT NULL,
    "Shares" INTEGER NOT NULL,
    CONSTRAINT "PK_Rolls" PRIMARY KEY ("AffairId", "Round", "HouseholdId")
);

CREATE TABLE "SendWindows" (
    "ChatId" INTEGER NOT NULL CONSTRAINT "PK_SendWindows" PRIMARY KEY,
    "Calls" TEXT NOT NULL,
    "OnTheWay" INTEGER NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE TABLE "ServiceKeys" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_ServiceKeys" PRIMARY KEY,
    "Key" BLOB NOT NULL
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

CREATE TABLE "Timestamps" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Timestamps" PRIMARY KEY,
    "At" INTEGER NOT NULL
);

CREATE TABLE "Units" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Units" PRIMARY KEY AUTOINCREMENT,
    "CommunityId" INTEGER NOT NULL,
    "ParentId" INTEGER NULL,
    "Name" TEXT NOT NULL
);

CREATE TABLE "Updates" (
    "BotId" INTEGER NOT NULL,
    "UpdateId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Updates" PRIMARY KEY ("BotId", "UpdateId")
);

CREATE TABLE "DeadLetterAccounts" (
    "Account" INTEGER NOT NULL,
    "DeadLetterId" INTEGER NOT NULL,
    CONSTRAINT "PK_DeadLetterAccounts" PRIMARY KEY ("Account", "DeadLetterId"),
    CONSTRAINT "FK_DeadLetterAccounts_DeadLetters_DeadLetterId" FOREIGN KEY ("DeadLetterId") REFERENCES "DeadLetters" ("Id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "OutboxPersons" (
    "PersonId" INTEGER NOT NULL,
    "OutboxId" INTEGER NOT NULL,
    CONSTRAINT "PK_OutboxPersons" PRIMARY KEY ("PersonId", "OutboxId"),
    CONSTRAINT "FK_OutboxPersons_Outbox_OutboxId" FOREIGN KEY ("OutboxId") REFERENCES "Outbox" ("Id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX "IX_Admissions_CommunityId" ON "Admissions" ("CommunityId");

CREATE UNIQUE INDEX "IX_Admissions_PersonId_HouseholdId" ON "Admissions" ("PersonId", "HouseholdId");

CREATE INDEX "IX_Affairs_CardIsStale" ON "Affairs" ("CardIsStale") WHERE "CardIsStale";

CREATE INDEX "IX_Affairs_CommunityId_Doer" ON "Affairs" ("CommunityId", "Doer");

CREATE UNIQUE INDEX "IX_Affairs_CommunityId_Number" ON "Affairs" ("CommunityId", "Number");

CREATE INDEX "IX_Affairs_CommunityId_Number_Title_Stage" ON "Affairs" ("CommunityId", "Number", "Title", "Stage");

CREATE INDEX "IX_Affairs_CommunityId_RaisedBy" ON "Affairs" ("CommunityId", "RaisedBy");

CREATE INDEX "IX_Affairs_CommunityId_Stage_Number_Title" ON "Affairs" ("CommunityId", "Stage", "Number", "Title");

CREATE INDEX "IX_Affairs_GroupId" ON "Affairs" ("GroupId");

CREATE INDEX "IX_Affairs_Open" ON "Affairs" ("CommunityId", "Number", "Title", "Stage") WHERE "Stage" <> 'Closed';

CREATE INDEX "IX_Codes_CommunityId_HouseholdId" ON "Codes" ("CommunityId", "HouseholdId");

CREATE INDEX "IX_CommunityJournalPersons_PersonId_CommunityId_Sequence" ON "CommunityJournalPersons" ("PersonId", "CommunityId", "Sequence");

CREATE INDEX "IX_DeadLetterAccounts_DeadLetterId" ON "DeadLetterAccounts" ("DeadLetterId");

CREATE INDEX "IX_Deadlines_At" ON "Deadlines" ("At");

CREATE INDEX "IX_FileJobs_Account" ON "FileJobs" ("Account");

CREATE INDEX "IX_Grants_CommunityId_PersonId" ON "Grants" ("CommunityId", "PersonId");

CREATE UNIQUE INDEX "IX_Groups_ChatId" ON "Groups" ("ChatId");

CREATE INDEX "IX_Groups_CommunityId" ON "Groups" ("CommunityId");

CREATE UNIQUE INDEX "IX_Households_CommunityId_DoorKey" ON "Households" ("CommunityId", "DoorKey");

CREATE INDEX "IX_Households_UnitId" ON "Households" ("UnitId");

CREATE INDEX "IX_JournalPersons_PersonId_AffairId_Sequence" ON "JournalPersons" ("PersonId", "AffairId", "Sequence");

CREATE INDEX "IX_Members_PersonId" ON "Members" ("PersonId");

CREATE INDEX "IX_Messages_At" ON "Messages" ("At") WHERE "Kind" = 'Pending';

CREATE INDEX "IX_Outbox_GivenUp_Lane_Id" ON "Outbox" ("GivenUp", "Lane", "Id");

CREATE INDEX "IX_OutboxPersons_OutboxId" ON "OutboxPersons" ("OutboxId");

CREATE UNIQUE INDEX "IX_People_TelegramId" ON "People" ("TelegramId");

CREATE INDEX "IX_People_Username" ON "People" ("Username");

CREATE INDEX "IX_Polls_AffairId_Round" ON "Polls" ("AffairId", "Round");

CREATE INDEX "IX_Residents_CommunityId" ON "Residents" ("CommunityId");

CREATE INDEX "IX_Residents_HouseholdId" ON "Residents" ("HouseholdId");

CREATE INDEX "IX_Speeches_AffairId_Id" ON "Speeches" ("AffairId", "Id");

CREATE UNIQUE INDEX "IX_Units_CommunityId" ON "Units" ("CommunityId") WHERE "ParentId" IS NULL;

CREATE UNIQUE INDEX "IX_Units_CommunityId_ParentId_Name" ON "Units" ("CommunityId", "ParentId", "Name");

CREATE INDEX "IX_Updates_At" ON "Updates" ("At");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201130726_Beginning', '10.0.15');
