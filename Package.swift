// swift-tools-version: 6.2
import PackageDescription

/// Every target, test or not: explicit existentials, and each file names the modules it uses.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Code that ships also marks every unsafe expression; `#expect` expands to unmarked ones.
let codeSettings = settings + [.strictMemorySafety()]

let package = Package(
    name: "socai",
    products: [
        .library(name: "EventLog", targets: ["EventLog"]),
        .executable(name: "socai", targets: ["socai"]),
    ],
    targets: [
        .systemLibrary(
            name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CCastagnoli"),
        .systemLibrary(name: "CSyncFileRange"),
        .target(
            name: "EventLog", dependencies: ["CLibCrypto", "CCastagnoli", "CSyncFileRange"],
            path: "EventLog", swiftSettings: codeSettings),
        .target(
            name: "Reporting", dependencies: ["EventLog", "CGMP"], swiftSettings: codeSettings),
        .target(
            name: "Directives", dependencies: ["EventLog", "Reporting", "CZip"],
            swiftSettings: codeSettings),
        .target(
            name: "Projections", dependencies: ["EventLog", "Reporting"], path: "Projections",
            swiftSettings: codeSettings),
        .target(
            name: "Bookkeeping", dependencies: ["EventLog", "Reporting", "Projections"],
            swiftSettings: codeSettings),
        .target(
            name: "Exports",
            dependencies: ["EventLog", "Reporting", "Projections", "Bookkeeping", "CQREncode"],
            swiftSettings: codeSettings),
        .executableTarget(
            name: "socai",
            dependencies: [
                "EventLog", "Reporting", "Directives", "Projections", "Bookkeeping", "Exports",
            ],
            resources: [.embedInCode("Demo")], swiftSettings: codeSettings),

        .target(
            name: "TestSupport",
            dependencies: ["EventLog", "Reporting", "Projections", "Bookkeeping"],
            path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "EventLogTests", dependencies: ["EventLog", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ReportingTests", dependencies: ["Reporting", "EventLog", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DirectivesTests",
            dependencies: [
                "Directives", "CZip", "Bookkeeping", "Reporting", "EventLog", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ProjectionsTests",
            dependencies: ["Projections", "Reporting", "EventLog", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "BookkeepingTests",
            dependencies: ["Bookkeeping", "Projections", "Reporting", "EventLog", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ExportsTests",
            dependencies: [
                "Exports", "Bookkeeping", "Projections", "Reporting", "EventLog", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests", dependencies: ["socai", "EventLog", "TestSupport"],
            exclude: ["Go"], swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ]
)
