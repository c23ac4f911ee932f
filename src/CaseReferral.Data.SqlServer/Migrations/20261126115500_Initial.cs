using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseReferral.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Chain = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Entity = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EntityId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Groups = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Detail = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CalendarYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LastChange = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarYears", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChainHeads",
                columns: table => new
                {
                    Chain = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    LastAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CaseSerial = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChainHeads", x => x.Chain);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "DataIncidents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Serial = table.Column<long>(type: "bigint", nullable: false),
                    DiscoveredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsSevere = table.Column<bool>(type: "bit", nullable: false),
                    ReportDueAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Groups = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    PersonsAffected = table.Column<int>(type: "int", nullable: false),
                    Cause = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Harm = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Measures = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReportedTo = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PersonsToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NotToldReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataIncidents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Node = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DurationMs = table.Column<int>(type: "int", nullable: false),
                    Items = table.Column<int>(type: "int", nullable: false),
                    Failed = table.Column<int>(type: "int", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ErrorAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Operations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RescuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Operations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    ParentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    IsDesignated = table.Column<bool>(type: "bit", nullable: false),
                    Capacity = table.Column<int>(type: "int", nullable: true),
                    MinAge = table.Column<int>(type: "int", nullable: true),
                    MaxAge = table.Column<int>(type: "int", nullable: true),
                    Phone = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Mail = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Mark = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organisations_Organisations_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Topic = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsRead = table.Column<bool>(type: "bit", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReadByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Mail = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MailAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsCopy = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Persons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Alias = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    InternalNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Sex = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: true),
                    AgeCertainty = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Ethnicity = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Nationality = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Language = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NeedsInterpreter = table.Column<bool>(type: "bit", nullable: false),
                    IdentityConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Persons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RequestCounts",
                columns: table => new
                {
                    Window = table.Column<int>(type: "int", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Hits = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestCounts", x => new { x.Window, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "SetupTokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SetupTokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SharedKeys",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedKeys", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "CalendarDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    YearId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarDays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarDays_CalendarYears_YearId",
                        column: x => x.YearId,
                        principalTable: "CalendarYears",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidExperiences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Figures = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidExperiences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AidExperiences_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeldCounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Standing = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Change = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldCounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HeldCounts_Organisations_HolderId",
                        column: x => x.HolderId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Lawyers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Firm = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    LicenceNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    ForMinors = table.Column<bool>(type: "bit", nullable: false),
                    ForWomen = table.Column<bool>(type: "bit", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lawyers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Lawyers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Officers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "bit", nullable: false),
                    PasswordSetAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastCodeStep = table.Column<long>(type: "bigint", nullable: false),
                    NoticeMail = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Officers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Officers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OverdueCounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Rung = table.Column<int>(type: "int", nullable: false),
                    Rests = table.Column<bool>(type: "bit", nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Standing = table.Column<string>(type: "nvarchar(42)", maxLength: 42, nullable: false),
                    Change = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OverdueCounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OverdueCounts_Organisations_HolderId",
                        column: x => x.HolderId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Serial = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Alias = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    OperationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StageSince = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OriginOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SuspendedFrom = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StrandedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Summary = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    VisitsNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ErasedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Touches = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cases_Cases_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Operations_OperationId",
                        column: x => x.OperationId,
                        principalTable: "Operations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Organisations_OriginOrganisationId",
                        column: x => x.OriginOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Organisations_OwnerOrganisationId",
                        column: x => x.OwnerOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Cases_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PersonIdentities",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OtherNames = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    IdNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Phone = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HouseholdAddress = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Relatives = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    BodyMarks = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    IdNumberHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NameHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    MismatchReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonIdentities", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_PersonIdentities_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Officers_UserId",
                        column: x => x.UserId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Officers_UserId",
                        column: x => x.UserId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_Officers_UserId",
                        column: x => x.UserId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Officers_UserId",
                        column: x => x.UserId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatrixChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Department = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Group = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    Before = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    After = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatrixChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatrixChanges_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OfficerSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Stamp = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: false),
                    Browser = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficerSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficerSessions_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OldPasswords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    UsedUntil = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OldPasswords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OldPasswords_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeAcceptances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeAcceptances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeAcceptances_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdoptionSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdoptionSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdoptionSteps_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Category = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Group = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SeriesId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MediaType = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    StoredName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OriginSerial = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attachments_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BuyerKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IdNumberHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhoneHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AddressHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NameHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NearHashes = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuyerKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BuyerKeys_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseAccess",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseSerial = table.Column<long>(type: "bigint", nullable: false),
                    CaseStage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CaseAlias = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseAccess", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseAccess_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseAccess_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseClocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseSerial = table.Column<long>(type: "bigint", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Limit = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RawDueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AmberAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CalendarKnown = table.Column<bool>(type: "bit", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Rung = table.Column<int>(type: "int", nullable: false),
                    NextRungAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CountedAs = table.Column<string>(type: "nvarchar(42)", maxLength: 42, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseClocks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseEvents_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    GrantedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    BySecurity = table.Column<bool>(type: "bit", nullable: false),
                    EndReason = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseGrants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseGrants_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseGrants_Officers_OfficerId",
                        column: x => x.OfficerId,
                        principalTable: "Officers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CaseGrants_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Groups = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    Giver = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    GiverName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    IsIncapable = table.Column<bool>(type: "bit", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    WithdrawnByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Consents_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Departures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnteredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Destination = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Escort = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Collector = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CollectorIdCopied = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Departures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Departures_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Departures_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GroundCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProposedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Erasures_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Handoffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestVersion = table.Column<int>(type: "int", nullable: false),
                    NotedVersion = table.Column<int>(type: "int", nullable: false),
                    AmendedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Serial = table.Column<long>(type: "bigint", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseSerial = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FromOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseOwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Urgency = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RequestedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Request = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    BasisCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BasisNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Package = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    PhoneNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RouteReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CreatedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResponsibleOfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PlanDate = table.Column<DateOnly>(type: "date", nullable: true),
                    HolderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClockStartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AmberAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CalendarKnown = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    LastEventHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    EventCount = table.Column<int>(type: "int", nullable: false),
                    PreviousId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ChainReturns = table.Column<int>(type: "int", nullable: false),
                    SupplementCount = table.Column<int>(type: "int", nullable: false),
                    SupplementAskedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReworkCount = table.Column<int>(type: "int", nullable: false),
                    Disputed = table.Column<bool>(type: "bit", nullable: false),
                    RemitClosed = table.Column<bool>(type: "bit", nullable: false),
                    RulingNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ReturnCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CitedDuty = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ProposedOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OutcomeCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OutcomeOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OutcomeNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    NextStep = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReportedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Unverified = table.Column<bool>(type: "bit", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HeldDays = table.Column<int>(type: "int", nullable: false),
                    PriorStatus = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    UrgedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UrgeCount = table.Column<int>(type: "int", nullable: false),
                    VoidProposedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DisclosureEndedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Handoffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Handoffs_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handoffs_Handoffs_PreviousId",
                        column: x => x.PreviousId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handoffs_Organisations_FromOrganisationId",
                        column: x => x.FromOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handoffs_Organisations_ToOrganisationId",
                        column: x => x.ToOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Handoffs_Persons_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeadChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    FromRank = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ToRank = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeadChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HeadChanges_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Interviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Interviewers = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Topics = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Adult = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AdultRole = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    FemaleOfficer = table.Column<bool>(type: "bit", nullable: false),
                    Filmed = table.Column<bool>(type: "bit", nullable: false),
                    RepeatReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ApproverName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Interviews_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LegalHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SetByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LiftedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LiftReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LegalHolds_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Needs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Likely = table.Column<bool>(type: "bit", nullable: false),
                    Decision = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Needs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Needs_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Occasion = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Papers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Papers_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Papers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LineKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Suggests = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ToOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenForId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Proposals_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proposals_Organisations_ToOrganisationId",
                        column: x => x.ToOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RescueRecords",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EntryKey = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RescuedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RegionCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AbductedOn = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AbductedPlace = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AbductionMode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Exploitation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Transfers = table.Column<int>(type: "int", nullable: true),
                    Narrative = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HealthNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Belongings = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Escort = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    NeedsTreatment = table.Column<bool>(type: "bit", nullable: false),
                    MayBeDisabled = table.Column<bool>(type: "bit", nullable: false),
                    Guardians = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FilingNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HeadName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HeadRank = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    StoodDownOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LegalAidToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PrivacyToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    InterpreterArranged = table.Column<bool>(type: "bit", nullable: false),
                    OwnWill = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ParentsAreSellers = table.Column<bool>(type: "bit", nullable: false),
                    ReunitedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReunionNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReunionBasis = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ReunionBasisNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReunionBasisOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RescueRecords", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_RescueRecords_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reveals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reveals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reveals_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SamplingRecords",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SampledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DatabaseEntryOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ComparedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Result = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SamplingRecords", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_SamplingRecords_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SocialWork",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Service = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    ProviderId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Worker = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SocialWork", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SocialWork_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SocialWork_Organisations_ProviderId",
                        column: x => x.ProviderId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TaskForceEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Duty = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Officer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskForceEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TaskForceEntries_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Urgings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ClockId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Occasion = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ItemNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ItemKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ItemDueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    ToOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToOfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OpenForId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OfficeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    FromOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IssuedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IssuedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IssuedByUnit = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AnswerDueAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Urgings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Urgings_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Urgings_Organisations_ToOrganisationId",
                        column: x => x.ToOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VisitedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Visitor = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    LivesWith = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    LivesWithIdNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    LivesWithPhone = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Contact = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Threats = table.Column<bool>(type: "bit", nullable: false),
                    SafetyNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Care = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    HealthNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SchoolNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    WorkNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RegistrationNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    LegalNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    FamilyNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    NeedsNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HeardAlone = table.Column<bool>(type: "bit", nullable: false),
                    OwnWords = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    NotHeardReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Risk = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Escalation = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReportSituation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ReportedToId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReportText = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReplacesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Correction = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Visits_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Visits_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Visits_Organisations_ReportedToId",
                        column: x => x.ReportedToId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Visits_Visits_ReplacesId",
                        column: x => x.ReplacesId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NameTokens",
                columns: table => new
                {
                    Part = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NameTokens", x => new { x.Part, x.PersonId });
                    table.ForeignKey(
                        name: "FK_NameTokens_PersonIdentities_PersonId",
                        column: x => x.PersonId,
                        principalTable: "PersonIdentities",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DataRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Serial = table.Column<long>(type: "bigint", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseSerial = table.Column<long>(type: "bigint", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Speaker = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SpeakerName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceivedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ClockId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    GroundCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataRequests_CaseClocks_ClockId",
                        column: x => x.ClockId,
                        principalTable: "CaseClocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataRequests_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataRequests_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BenefitDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Benefit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Decision = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GivenFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Ground = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenefitDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BenefitDecisions_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CarerChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegionCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CarerHash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Carer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CarerIdNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CarerPhone = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    IsExact = table.Column<bool>(type: "bit", nullable: false),
                    Near = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ByLaterBuyer = table.Column<bool>(type: "bit", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    PoliceCleared = table.Column<bool>(type: "bit", nullable: true),
                    PoliceOfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PoliceName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PoliceReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OfficeCleared = table.Column<bool>(type: "bit", nullable: true),
                    OfficeOfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OfficeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OfficeReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarerChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CarerChecks_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarerChecks_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CareVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CareVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CareVisits_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CareVisitsRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rhythm = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CareVisitsRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_CareVisitsRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DisabilityRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AppliedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GuardianProof = table.Column<bool>(type: "bit", nullable: false),
                    AssessedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AssessedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Category = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Grade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PublicFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    PublicUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ReviewedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Result = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CertificateOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CertificateNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisabilityRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_DisabilityRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Disclosures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Groups = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ConsentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disclosures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Disclosures_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Disclosures_Consents_ConsentId",
                        column: x => x.ConsentId,
                        principalTable: "Consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Disclosures_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Disclosures_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EducationElsewhereRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SendingConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceivingConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    School = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RecordTransferredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EnrolledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EducationElsewhereRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_EducationElsewhereRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EducationRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Grade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    School = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    State = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EnrolledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SpecialNeeds = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Aid = table.Column<bool>(type: "bit", nullable: false),
                    SchoolYear = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PupilRecordOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastGrade = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EducationRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_EducationRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EmergencyCareRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AdmittedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Condition = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TreatmentNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConsentNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DischargedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DischargeNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmergencyCareRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_EmergencyCareRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EmploymentRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegisteredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Service = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Training = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Employer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Contract = table.Column<bool>(type: "bit", nullable: false),
                    EmployedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Kept3On = table.Column<DateOnly>(type: "date", nullable: true),
                    Kept6On = table.Column<DateOnly>(type: "date", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmploymentRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_EmploymentRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ForeignRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NationalityState = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    VerifiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConsulateWish = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ConsulateToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GiveOutApprovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TravelDocument = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Escort = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Port = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReceivedBy = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HandedOverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Result = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CameFrom = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TakenOverFrom = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    TakenOverOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Onward = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForeignRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_ForeignRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandoffClocks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Limit = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RawDueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CalendarKnown = table.Column<bool>(type: "bit", nullable: false),
                    PausedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Pauses = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Rung = table.Column<int>(type: "int", nullable: false),
                    NextRungAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CountedAs = table.Column<string>(type: "nvarchar(42)", maxLength: 42, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoffClocks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandoffClocks_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandoffEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReasonCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Superseded = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    TextSeal = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    PreviousHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoffEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandoffEvents_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HealthRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ScreenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ScreeningResult = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhysicalNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PsychologicalNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CareSummary = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ContinuationPlan = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_HealthRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HealthSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Provider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HealthSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HealthSessions_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CollectiveHousehold = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CheckedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReportedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Decision = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RegisteredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IdNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RefusalReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_HouseholdRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Injuries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BodyPart = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    InjuryKind = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Severity = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FoundOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Injuries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Injuries_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LegalAidApplications",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Education = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Way = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    WorkUnit = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Occupation = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    MailAddress = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Postcode = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AgentRelation = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    FormerNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OwnIncome = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HouseholdIncome = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HouseholdSize = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    IncomeSource = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Property = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalAidApplications", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_LegalAidApplications_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LegalAidRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Decision = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RefusalGround = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Form = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Lawyer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    LawyerForMinors = table.Column<bool>(type: "bit", nullable: false),
                    LawyerReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    AssignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MatterNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ApplicantKind = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Applicant = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Position = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Cause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Step = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Exempt = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LimitEndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    UrgentMeasure = table.Column<bool>(type: "bit", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndGround = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EndNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ObjectedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ObjectionDecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ObjectionResult = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OutcomeNote = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Satisfaction = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SatisfactionOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalAidRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_LegalAidRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LegalAidRecords_Lawyers_LawyerId",
                        column: x => x.LawyerId,
                        principalTable: "Lawyers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Placements",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Bed = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Carer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CarerIdNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CarerPhone = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CareNeeds = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    FosterConditions = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    FormReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    FemaleStaff = table.Column<bool>(type: "bit", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HandoverPlace = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    HandoverRemark = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ChildCategory = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Placements", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_Placements_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlacementStays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Bed = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Carer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    MoveReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlacementStays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlacementStays_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScaleResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ReplacesId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScaleResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScaleResults_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScaleResults_ScaleResults_ReplacesId",
                        column: x => x.ReplacesId,
                        principalTable: "ScaleResults",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SchoolVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    VisitState = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchoolVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SchoolVisits_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SocialAssistanceRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SocialAssistanceRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_SocialAssistanceRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TracingRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Progress = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CertificateOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TracingRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_TracingRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VocationalRecords",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    School = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Level = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Major = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EnrolledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FeeWaived = table.Column<bool>(type: "bit", nullable: false),
                    ExpectedGraduationOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RecommendedJobs = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    EmployedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Term = table.Column<int>(type: "int", nullable: true),
                    PupilRecord = table.Column<bool>(type: "bit", nullable: false),
                    Grant = table.Column<bool>(type: "bit", nullable: false),
                    GraduatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Certificate = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Employer = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Kept3On = table.Column<DateOnly>(type: "date", nullable: true),
                    Kept6On = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VocationalRecords", x => x.HandoffId);
                    table.ForeignKey(
                        name: "FK_VocationalRecords_Handoffs_HandoffId",
                        column: x => x.HandoffId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperPrints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    OfficerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OfficerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperPrints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperPrints_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlannedVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClockId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Months = table.Column<int>(type: "int", nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VisitId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MissedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MovedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    MoveReason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    MovedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    MovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlannedVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlannedVisits_CaseClocks_ClockId",
                        column: x => x.ClockId,
                        principalTable: "CaseClocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlannedVisits_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlannedVisits_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlannedVisits_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AdoptionSteps_CaseId_Step",
                table: "AdoptionSteps",
                columns: new[] { "CaseId", "Step" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidExperiences_OrganisationId_Year",
                table: "AidExperiences",
                columns: new[] { "OrganisationId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_CaseId_AddedAt",
                table: "Attachments",
                columns: new[] { "CaseId", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_SeriesId_Number",
                table: "Attachments",
                columns: new[] { "SeriesId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At_Id",
                table: "AuditEntries",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Chain_Number",
                table: "AuditEntries",
                columns: new[] { "Chain", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Kind_At",
                table: "AuditEntries",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OfficerId_At",
                table: "AuditEntries",
                columns: new[] { "OfficerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganisationId_At",
                table: "AuditEntries",
                columns: new[] { "OrganisationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BenefitDecisions_HandoffId_Benefit",
                table: "BenefitDecisions",
                columns: new[] { "HandoffId", "Benefit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BuyerKeys_CaseId",
                table: "BuyerKeys",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarDays_Date",
                table: "CalendarDays",
                column: "Date",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarDays_YearId",
                table: "CalendarDays",
                column: "YearId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarYears_Year",
                table: "CalendarYears",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CarerChecks_CaseId",
                table: "CarerChecks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CarerChecks_HandoffId_CarerHash",
                table: "CarerChecks",
                columns: new[] { "HandoffId", "CarerHash" });

            migrationBuilder.CreateIndex(
                name: "IX_CarerChecks_IsOpen_RaisedAt",
                table: "CarerChecks",
                columns: new[] { "IsOpen", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CareVisits_HandoffId_On",
                table: "CareVisits",
                columns: new[] { "HandoffId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_CareVisitsRecords_CaseId",
                table: "CareVisitsRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseAccess_CaseId_OrganisationId",
                table: "CaseAccess",
                columns: new[] { "CaseId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseAccess_OrganisationId_CaseAlias_EndsAt_CaseSerial",
                table: "CaseAccess",
                columns: new[] { "OrganisationId", "CaseAlias", "EndsAt", "CaseSerial" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseAccess_OrganisationId_EndsAt_CaseSerial",
                table: "CaseAccess",
                columns: new[] { "OrganisationId", "EndsAt", "CaseSerial" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseAccess_OrganisationId_EndsAt_CaseStage_CaseSerial",
                table: "CaseAccess",
                columns: new[] { "OrganisationId", "EndsAt", "CaseStage", "CaseSerial" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseClocks_CaseId_Kind",
                table: "CaseClocks",
                columns: new[] { "CaseId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseClocks_HolderId_DueAt",
                table: "CaseClocks",
                columns: new[] { "HolderId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseClocks_Live",
                table: "CaseClocks",
                columns: new[] { "DueAt", "CaseSerial" },
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseClocks_NextRungAt",
                table: "CaseClocks",
                column: "NextRungAt");

            migrationBuilder.CreateIndex(
                name: "IX_CaseClocks_Uncounted",
                table: "CaseClocks",
                column: "DueAt",
                filter: "\"DoneAt\" IS NULL AND \"CountedAs\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_CaseId_At",
                table: "CaseEvents",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseGrants_CaseId_OfficerId",
                table: "CaseGrants",
                columns: new[] { "CaseId", "OfficerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseGrants_Kind_EndedAt_AskedAt",
                table: "CaseGrants",
                columns: new[] { "Kind", "EndedAt", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseGrants_OfficerId_Kind_CaseId",
                table: "CaseGrants",
                columns: new[] { "OfficerId", "Kind", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseGrants_OrganisationId_GrantedAt",
                table: "CaseGrants",
                columns: new[] { "OrganisationId", "GrantedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Alias_Serial",
                table: "Cases",
                columns: new[] { "Alias", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_MergedIntoId",
                table: "Cases",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OperationId",
                table: "Cases",
                column: "OperationId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OriginOrganisationId",
                table: "Cases",
                column: "OriginOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OwnerOrganisationId",
                table: "Cases",
                column: "OwnerOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PersonId",
                table: "Cases",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_RegionCode_Serial",
                table: "Cases",
                columns: new[] { "RegionCode", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_RegionCode_Stage_Serial",
                table: "Cases",
                columns: new[] { "RegionCode", "Stage", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Serial",
                table: "Cases",
                column: "Serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Stage_Serial",
                table: "Cases",
                columns: new[] { "Stage", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_ChainHeads_CaseSerial",
                table: "ChainHeads",
                column: "CaseSerial");

            migrationBuilder.CreateIndex(
                name: "IX_ChainHeads_LastAt",
                table: "ChainHeads",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_CaseId_OrganisationId",
                table: "Consents",
                columns: new[] { "CaseId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_OrganisationId",
                table: "Consents",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_DataIncidents_Serial",
                table: "DataIncidents",
                column: "Serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_CaseId",
                table: "DataRequests",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_ClockId",
                table: "DataRequests",
                column: "ClockId");

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_OrganisationId_State_DueAt_Serial",
                table: "DataRequests",
                columns: new[] { "OrganisationId", "State", "DueAt", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_RegionCode_State_DueAt_Serial",
                table: "DataRequests",
                columns: new[] { "RegionCode", "State", "DueAt", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_Serial",
                table: "DataRequests",
                column: "Serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Departures_CaseId_LeftOn",
                table: "Departures",
                columns: new[] { "CaseId", "LeftOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Departures_OrganisationId_LeftOn_Id",
                table: "Departures",
                columns: new[] { "OrganisationId", "LeftOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DisabilityRecords_CaseId",
                table: "DisabilityRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_At",
                table: "Disclosures",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_CaseId_At",
                table: "Disclosures",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_ConsentId",
                table: "Disclosures",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_HandoffId",
                table: "Disclosures",
                column: "HandoffId");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_OrganisationId",
                table: "Disclosures",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_EducationElsewhereRecords_CaseId",
                table: "EducationElsewhereRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_EducationRecords_CaseId",
                table: "EducationRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyCareRecords_CaseId",
                table: "EmergencyCareRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_EmploymentRecords_CaseId",
                table: "EmploymentRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_CaseId",
                table: "Erasures",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ForeignRecords_CaseId",
                table: "ForeignRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoffClocks_HandoffId",
                table: "HandoffClocks",
                column: "HandoffId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoffClocks_Live",
                table: "HandoffClocks",
                column: "DueAt",
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HandoffClocks_NextRungAt",
                table: "HandoffClocks",
                column: "NextRungAt");

            migrationBuilder.CreateIndex(
                name: "IX_HandoffClocks_Uncounted",
                table: "HandoffClocks",
                column: "DueAt",
                filter: "\"StoppedAt\" IS NULL AND \"PausedAt\" IS NULL AND \"CountedAs\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HandoffEvents_HandoffId_Number",
                table: "HandoffEvents",
                columns: new[] { "HandoffId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_CaseId_ToOrganisationId_Kind",
                table: "Handoffs",
                columns: new[] { "CaseId", "ToOrganisationId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_FromOrganisationId_Kind_Serial",
                table: "Handoffs",
                columns: new[] { "FromOrganisationId", "Kind", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_FromOrganisationId_Serial",
                table: "Handoffs",
                columns: new[] { "FromOrganisationId", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_FromOrganisationId_Status_Serial",
                table: "Handoffs",
                columns: new[] { "FromOrganisationId", "Status", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_HolderId_DueAt_Serial_AmberAt_CaseId",
                table: "Handoffs",
                columns: new[] { "HolderId", "DueAt", "Serial", "AmberAt", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_PersonId",
                table: "Handoffs",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_PreviousId",
                table: "Handoffs",
                column: "PreviousId");

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_RegionCode_Serial",
                table: "Handoffs",
                columns: new[] { "RegionCode", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_RegionCode_Status_Serial",
                table: "Handoffs",
                columns: new[] { "RegionCode", "Status", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_Serial",
                table: "Handoffs",
                column: "Serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_Status_DueAt",
                table: "Handoffs",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_Status_Serial",
                table: "Handoffs",
                columns: new[] { "Status", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_ToOrganisationId_Kind_Serial",
                table: "Handoffs",
                columns: new[] { "ToOrganisationId", "Kind", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_ToOrganisationId_Serial",
                table: "Handoffs",
                columns: new[] { "ToOrganisationId", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_ToOrganisationId_Status_Serial",
                table: "Handoffs",
                columns: new[] { "ToOrganisationId", "Status", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_HeadChanges_CaseId_RecordedAt",
                table: "HeadChanges",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HealthRecords_CaseId",
                table: "HealthRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_HealthSessions_HandoffId_On",
                table: "HealthSessions",
                columns: new[] { "HandoffId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_HeldCounts_HolderId_Standing_Change",
                table: "HeldCounts",
                columns: new[] { "HolderId", "Standing", "Change" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdRecords_CaseId",
                table: "HouseholdRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Injuries_CaseId",
                table: "Injuries",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Injuries_HandoffId_FoundOn",
                table: "Injuries",
                columns: new[] { "HandoffId", "FoundOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Interviews_CaseId_On",
                table: "Interviews",
                columns: new[] { "CaseId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Lawyers_OrganisationId_LicenceNumber",
                table: "Lawyers",
                columns: new[] { "OrganisationId", "LicenceNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LegalAidApplications_CaseId",
                table: "LegalAidApplications",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_LegalAidRecords_CaseId",
                table: "LegalAidRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_LegalAidRecords_LawyerId_ClosedOn",
                table: "LegalAidRecords",
                columns: new[] { "LawyerId", "ClosedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_LegalHolds_CaseId",
                table: "LegalHolds",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_MatrixChanges_Number",
                table: "MatrixChanges",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MatrixChanges_OfficerId",
                table: "MatrixChanges",
                column: "OfficerId");

            migrationBuilder.CreateIndex(
                name: "IX_NameTokens_PersonId",
                table: "NameTokens",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_CaseId_Kind",
                table: "Needs",
                columns: new[] { "CaseId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Officers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Officers_OrganisationId_Role",
                table: "Officers",
                columns: new[] { "OrganisationId", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_Officers_Role_IsActive",
                table: "Officers",
                columns: new[] { "Role", "IsActive" });

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Officers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OfficerSessions_OfficerId_StartedAt",
                table: "OfficerSessions",
                columns: new[] { "OfficerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OldPasswords_OfficerId_UsedUntil",
                table: "OldPasswords",
                columns: new[] { "OfficerId", "UsedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Code",
                table: "Organisations",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Kind_RegionCode",
                table: "Organisations",
                columns: new[] { "Kind", "RegionCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ParentId",
                table: "Organisations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_RegionCode_Code",
                table: "Organisations",
                columns: new[] { "RegionCode", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_CaseId",
                table: "OutboxMessages",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Mail_MailAt",
                table: "OutboxMessages",
                columns: new[] { "Mail", "MailAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_ToOrganisationId_IsRead_At_Id",
                table: "OutboxMessages",
                columns: new[] { "ToOrganisationId", "IsRead", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OverdueCounts_HolderId_Standing",
                table: "OverdueCounts",
                columns: new[] { "HolderId", "Standing" });

            migrationBuilder.CreateIndex(
                name: "IX_PaperPrints_PaperId_Number",
                table: "PaperPrints",
                columns: new[] { "PaperId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Papers_CaseId",
                table: "Papers",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Papers_OrganisationId",
                table: "Papers",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Papers_SubjectId_Kind_OrganisationId_Occasion",
                table: "Papers",
                columns: new[] { "SubjectId", "Kind", "OrganisationId", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonIdentities_IdNumberHash",
                table: "PersonIdentities",
                column: "IdNumberHash");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIdentities_NameHash",
                table: "PersonIdentities",
                column: "NameHash");

            migrationBuilder.CreateIndex(
                name: "IX_PersonIdentities_PhoneHash",
                table: "PersonIdentities",
                column: "PhoneHash");

            migrationBuilder.CreateIndex(
                name: "IX_Persons_InternalNumber",
                table: "Persons",
                column: "InternalNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Placements_CaseId",
                table: "Placements",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PlacementStays_HandoffId_EndedOn",
                table: "PlacementStays",
                columns: new[] { "HandoffId", "EndedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PlannedVisits_CaseId",
                table: "PlannedVisits",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_PlannedVisits_ClockId",
                table: "PlannedVisits",
                column: "ClockId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlannedVisits_OrganisationId",
                table: "PlannedVisits",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_PlannedVisits_VisitId",
                table: "PlannedVisits",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeAcceptances_OfficerId_Version",
                table: "PledgeAcceptances",
                columns: new[] { "OfficerId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_CaseId",
                table: "Proposals",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_OpenForId_RaisedAt",
                table: "Proposals",
                columns: new[] { "OpenForId", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_SubjectId_Kind",
                table: "Proposals",
                columns: new[] { "SubjectId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_ToOrganisationId",
                table: "Proposals",
                column: "ToOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RescueRecords_EntryKey",
                table: "RescueRecords",
                column: "EntryKey",
                unique: true,
                filter: "[EntryKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Reveals_CaseId_OfficerId_Until",
                table: "Reveals",
                columns: new[] { "CaseId", "OfficerId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_ScaleResults_CaseId",
                table: "ScaleResults",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ScaleResults_HandoffId_On",
                table: "ScaleResults",
                columns: new[] { "HandoffId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_ScaleResults_ReplacesId",
                table: "ScaleResults",
                column: "ReplacesId",
                unique: true,
                filter: "[ReplacesId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SchoolVisits_HandoffId_On",
                table: "SchoolVisits",
                columns: new[] { "HandoffId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_SocialAssistanceRecords_CaseId",
                table: "SocialAssistanceRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_SocialWork_CaseId_On",
                table: "SocialWork",
                columns: new[] { "CaseId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_SocialWork_ProviderId",
                table: "SocialWork",
                column: "ProviderId");

            migrationBuilder.CreateIndex(
                name: "IX_TaskForceEntries_CaseId_RecordedAt",
                table: "TaskForceEntries",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TracingRecords_CaseId",
                table: "TracingRecords",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Urgings_CaseId",
                table: "Urgings",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Urgings_ClockId_Occasion",
                table: "Urgings",
                columns: new[] { "ClockId", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Urgings_HandoffId",
                table: "Urgings",
                column: "HandoffId");

            migrationBuilder.CreateIndex(
                name: "IX_Urgings_OpenForId_IssuedAt",
                table: "Urgings",
                columns: new[] { "OpenForId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Urgings_RegionCode_IssuedAt",
                table: "Urgings",
                columns: new[] { "RegionCode", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Urgings_ToOrganisationId",
                table: "Urgings",
                column: "ToOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_CaseId_VisitedOn",
                table: "Visits",
                columns: new[] { "CaseId", "VisitedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_OrganisationId",
                table: "Visits",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ReplacesId",
                table: "Visits",
                column: "ReplacesId",
                unique: true,
                filter: "[ReplacesId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_ReportedToId",
                table: "Visits",
                column: "ReportedToId");

            migrationBuilder.CreateIndex(
                name: "IX_VocationalRecords_CaseId",
                table: "VocationalRecords",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdoptionSteps");

            migrationBuilder.DropTable(
                name: "AidExperiences");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "BenefitDecisions");

            migrationBuilder.DropTable(
                name: "BuyerKeys");

            migrationBuilder.DropTable(
                name: "CalendarDays");

            migrationBuilder.DropTable(
                name: "CarerChecks");

            migrationBuilder.DropTable(
                name: "CareVisits");

            migrationBuilder.DropTable(
                name: "CareVisitsRecords");

            migrationBuilder.DropTable(
                name: "CaseAccess");

            migrationBuilder.DropTable(
                name: "CaseEvents");

            migrationBuilder.DropTable(
                name: "CaseGrants");

            migrationBuilder.DropTable(
                name: "ChainHeads");

            migrationBuilder.DropTable(
                name: "Counters");

            migrationBuilder.DropTable(
                name: "DataIncidents");

            migrationBuilder.DropTable(
                name: "DataRequests");

            migrationBuilder.DropTable(
                name: "Departures");

            migrationBuilder.DropTable(
                name: "DisabilityRecords");

            migrationBuilder.DropTable(
                name: "Disclosures");

            migrationBuilder.DropTable(
                name: "EducationElsewhereRecords");

            migrationBuilder.DropTable(
                name: "EducationRecords");

            migrationBuilder.DropTable(
                name: "EmergencyCareRecords");

            migrationBuilder.DropTable(
                name: "EmploymentRecords");

            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "ForeignRecords");

            migrationBuilder.DropTable(
                name: "HandoffClocks");

            migrationBuilder.DropTable(
                name: "HandoffEvents");

            migrationBuilder.DropTable(
                name: "HeadChanges");

            migrationBuilder.DropTable(
                name: "HealthRecords");

            migrationBuilder.DropTable(
                name: "HealthSessions");

            migrationBuilder.DropTable(
                name: "HeldCounts");

            migrationBuilder.DropTable(
                name: "HouseholdRecords");

            migrationBuilder.DropTable(
                name: "Injuries");

            migrationBuilder.DropTable(
                name: "Interviews");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropTable(
                name: "LegalAidApplications");

            migrationBuilder.DropTable(
                name: "LegalAidRecords");

            migrationBuilder.DropTable(
                name: "LegalHolds");

            migrationBuilder.DropTable(
                name: "MatrixChanges");

            migrationBuilder.DropTable(
                name: "NameTokens");

            migrationBuilder.DropTable(
                name: "Needs");

            migrationBuilder.DropTable(
                name: "OfficerSessions");

            migrationBuilder.DropTable(
                name: "OldPasswords");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "OverdueCounts");

            migrationBuilder.DropTable(
                name: "PaperPrints");

            migrationBuilder.DropTable(
                name: "Placements");

            migrationBuilder.DropTable(
                name: "PlacementStays");

            migrationBuilder.DropTable(
                name: "PlannedVisits");

            migrationBuilder.DropTable(
                name: "PledgeAcceptances");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "RequestCounts");

            migrationBuilder.DropTable(
                name: "RescueRecords");

            migrationBuilder.DropTable(
                name: "Reveals");

            migrationBuilder.DropTable(
                name: "SamplingRecords");

            migrationBuilder.DropTable(
                name: "ScaleResults");

            migrationBuilder.DropTable(
                name: "SchoolVisits");

            migrationBuilder.DropTable(
                name: "SetupTokens");

            migrationBuilder.DropTable(
                name: "SharedKeys");

            migrationBuilder.DropTable(
                name: "SocialAssistanceRecords");

            migrationBuilder.DropTable(
                name: "SocialWork");

            migrationBuilder.DropTable(
                name: "TaskForceEntries");

            migrationBuilder.DropTable(
                name: "TracingRecords");

            migrationBuilder.DropTable(
                name: "Urgings");

            migrationBuilder.DropTable(
                name: "VocationalRecords");

            migrationBuilder.DropTable(
                name: "CalendarYears");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "Lawyers");

            migrationBuilder.DropTable(
                name: "PersonIdentities");

            migrationBuilder.DropTable(
                name: "Papers");

            migrationBuilder.DropTable(
                name: "CaseClocks");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "Officers");

            migrationBuilder.DropTable(
                name: "Handoffs");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "Operations");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropTable(
                name: "Persons");
        }
    }
}
