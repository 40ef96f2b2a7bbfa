# What "cmake --install" puts in place: headers, both libraries, the command, a CMake package and
# a pkg-config file. All of it may be moved elsewhere afterwards.

set(PLAN_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/libplan")

# Two export sets: whoever uses the shared library need not have its dependencies' headers.
install(TARGETS plan_shared EXPORT libplanShared
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(TARGETS plan_static EXPORT libplanStatic
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT libplanShared NAMESPACE libplan:: DESTINATION "${PLAN_CMAKE_DIR}")
install(EXPORT libplanStatic NAMESPACE libplan:: DESTINATION "${PLAN_CMAKE_DIR}")
if(TARGET plan_command)
    install(TARGETS plan_command RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/libplanConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/libplanConfig.cmake" INSTALL_DESTINATION "${PLAN_CMAKE_DIR}")
# Before 1.0 a new minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/libplanConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/libplanConfig.cmake" "${PROJECT_BINARY_DIR}/libplanConfigVersion.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/FindLibCSV.cmake" "${PROJECT_SOURCE_DIR}/cmake/FindCJSON.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/FindUtf8proc.cmake" "${PROJECT_SOURCE_DIR}/cmake/FindZstd.cmake"
    DESTINATION "${PLAN_CMAKE_DIR}")

# The way from the .pc file back to the prefix keeps the package relocatable.
set(PLAN_PC_DIR "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_PREFIX NORMALIZE OUTPUT_VARIABLE plan_prefix)
cmake_path(APPEND plan_prefix "${PLAN_PC_DIR}" OUTPUT_VARIABLE plan_pc_dir)
cmake_path(RELATIVE_PATH plan_prefix BASE_DIRECTORY "${plan_pc_dir}"
    OUTPUT_VARIABLE PLAN_PC_TO_PREFIX)
set(PLAN_PC_LIBDIR "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
set(PLAN_PC_INCLUDEDIR "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
    set(PLAN_PC_LIBDIR "${CMAKE_INSTALL_LIBDIR}")
endif()
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
    set(PLAN_PC_INCLUDEDIR "${CMAKE_INSTALL_INCLUDEDIR}")
endif()
set(PLAN_PC_PACKED "")
foreach(sort IN ITEMS ZLIB:zlib Zstd:libzstd)
    string(REPLACE ":" ";" sort ${sort})
    list(GET sort 0 name)
    list(GET sort 1 module)
    if(${name}::${name} IN_LIST PLAN_PACKED_LIBRARIES)
        string(APPEND PLAN_PC_PACKED " ${module}")
    endif()
endforeach()
configure_file("${PROJECT_SOURCE_DIR}/pkgconfig/libplan.pc.in"
    "${PROJECT_BINARY_DIR}/libplan.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/libplan.pc" DESTINATION "${PLAN_PC_DIR}")
